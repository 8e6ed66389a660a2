package io.github.strictjpa.lazyload;

import com.acme.blog.BylineRepository;
import com.acme.blog.PermittedBylineRepository;
import io.github.strictjpa.PermitLazyLoading;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PermitLazyLoading} on the interfaces of repositories.
 */
class PermittedRepositoryTests extends BlogTests {

	@Test
	void permitsAMethodOfAFragment() {
		BylineRepository repository = this.context.getBean(BylineRepository.class);

		assertSilent(() -> assertThat(repository.bylineOf(this.postId)).endsWith("by Ada"));
	}

	@Test
	void refusesAnotherMethodOfIt() {
		BylineRepository repository = this.context.getBean(BylineRepository.class);

		transaction().executeWithoutResult((status) -> {
			status.setRollbackOnly();
			post();

			assertRefused("com.acme.blog.Post.author", () -> repository.plainBylineOf(this.postId));
		});
	}

	@Test
	void permitsAllMethodsOfARepository() {
		PermittedBylineRepository repository = this.context.getBean(PermittedBylineRepository.class);

		assertSilent(() -> assertThat(repository.plainBylineOf(this.postId)).endsWith("by Ada"));
	}

}
