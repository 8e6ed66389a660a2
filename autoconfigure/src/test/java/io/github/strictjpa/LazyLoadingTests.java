package io.github.strictjpa;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link LazyLoading}.
 */
class LazyLoadingTests {

	@Test
	void permitsInsideOfTheScopeOnly() {
		assertThat(LazyLoading.isPermitted()).isFalse();
		assertThat(LazyLoading.permit("the test asks", () -> LazyLoading.isPermitted())).isTrue();
		assertThat(LazyLoading.isPermitted()).isFalse();
	}

	@Test
	void goesOnPermittingWhenANestedScopeEnds() {
		LazyLoading.permit("the outer", () -> {
			LazyLoading.permit("the inner", () -> assertThat(LazyLoading.isPermitted()).isTrue());
			assertThat(LazyLoading.isPermitted()).isTrue();
		});

		assertThat(LazyLoading.isPermitted()).isFalse();
	}

	@Test
	void endsTheScopeByAnException() {
		assertThatIllegalStateException().isThrownBy(() -> LazyLoading.permit("it fails", () -> {
			throw new IllegalStateException();
		}));

		assertThat(LazyLoading.isPermitted()).isFalse();
	}

	@Test
	void leavesTheOuterScopeByAnExceptionOfTheInner() {
		LazyLoading.permit("the outer", () -> {
			assertThatIllegalStateException().isThrownBy(() -> LazyLoading.permit("the inner", () -> {
				throw new IllegalStateException();
			}));
			assertThat(LazyLoading.isPermitted()).isTrue();
		});
	}

	@Test
	void permitsNothingOnOtherThreads() {
		LazyLoading.permit("this thread only",
				() -> assertThat(CompletableFuture.supplyAsync(LazyLoading::isPermitted, (task) -> run(task)).join())
					.isFalse());
	}

	@Test
	void wantsAReason() {
		assertThatIllegalArgumentException().isThrownBy(() -> LazyLoading.permit(" ", () -> "never run"))
			.withMessageStartingWith("LazyLoading.permit was given a blank reason: say why");
		assertThat(LazyLoading.isPermitted()).isFalse();
	}

	private static void run(Runnable task) {
		Thread thread = new Thread(task);
		thread.start();
	}

}
