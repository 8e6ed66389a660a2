package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.acme.blog.Post;
import com.acme.blog.Posts;
import com.acme.blog.User;
import io.github.strictjpa.ViolationException;
import org.hibernate.engine.spi.SessionImplementor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LoadOrigins}.
 */
class LoadOriginsTests extends BlogTests {

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.lazy-load.record-origin=true" };
	}

	@Test
	void saysWhatItsPageSays() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/lazy-load.md"));

		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.context.getBean(Posts.class).authorOf(this.title))
			.satisfies((ex) -> assertThat(page.lines()).contains(ex.getMessage()))
			.withMessageContaining("Its owner was loaded by com.acme.blog.Posts.authorOf (line 25).");
	}

	@Test
	void tellsTheLinesOfTwoQueriesApart() {
		inTransaction((em) -> {
			User user = user();
			Post post = post();

			assertThat(assertRefused("com.acme.blog.User.posts", () -> user.getPosts().size()).getMessage())
				.contains("BlogTests.user (line ");
			assertThat(loadedBy(em.unwrap(SessionImplementor.class), post)).contains("BlogTests.post (line ");
		});
	}

	@Test
	void isSilentOnAnOwnerThatWasPersisted() {
		inTransaction((em) -> {
			User user = new User("Grace");
			em.persist(user);

			assertThat(LoadOrigin.of(em.unwrap(SessionImplementor.class).getPersistenceContext().getEntry(user)))
				.isNull();
		});
	}

	private static String loadedBy(SessionImplementor session, Object entity) {
		return String.valueOf(LoadOrigin.of(session.getPersistenceContext().getEntry(entity)));
	}

}
