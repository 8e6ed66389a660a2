package io.github.strictjpa.fetch;

import java.util.Map;

import io.github.strictjpa.fetch.Blog.User;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SessionImplementor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlanLoaders}.
 */
class PlanLoadersTests {

	@Test
	void sharesLoadersWhateverBatchSizeASessionHas() {
		try (BlogUnit unit = new BlogUnit(false, Map.of("hibernate.default_batch_fetch_size", 100))) {
			unit.inTransaction((entityManager) -> {
				SessionImplementor session = entityManager.unwrap(SessionImplementor.class);
				LoadQueryInfluencers influencers = session.getLoadQueryInfluencers();
				PlanLoaders loaders = session.getFactory().getServiceRegistry().requireService(PlanLoaders.class);
				PlanPart part = PlanPart.of(session.getFactory().getMappingMetamodel().getEntityDescriptor(User.class),
						FetchTree.EMPTY);

				PartLoader loader = loaders.get(part, influencers);
				influencers.setBatchSize(7);

				assertThat(loaders.get(part, influencers)).isSameAs(loader);
				assertThat(influencers.getBatchSize()).isEqualTo(7);
			});
		}
	}

}
