package io.github.strictjpa.lazyload;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostLoadEventListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link LoadOrigins} cost nothing unless they are asked for.
 */
class NoLoadOriginsTests extends BlogTests {

	@Test
	void registersNoListenerAndKeepsNothing() {
		List<PostLoadEventListener> listeners = new ArrayList<>();
		this.context.getBean(EntityManagerFactory.class)
			.unwrap(SessionFactoryImplementor.class)
			.getEventListenerRegistry()
			.getEventListenerGroup(EventType.POST_LOAD)
			.fireEventOnEachListener(listeners, (listener, found) -> found.add(listener));

		assertThat(listeners).isNotEmpty().noneMatch(LoadOriginListener.class::isInstance);
		inTransaction((em) -> assertThat(
				LoadOrigin.of(em.unwrap(SessionImplementor.class).getPersistenceContext().getEntry(user())))
			.isNull());
	}

}
