package io.github.strictjpa.lazyload;

import java.util.function.Supplier;

import com.acme.blog.Posts;
import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.PermitLazyLoading;
import io.github.strictjpa.ViolationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PermitLazyLoading} and {@link LazyLoading}.
 */
class PermitLazyLoadingTests extends BlogTests {

	@Test
	void permitsAMethodAndWhatItCalls() {
		assertSilent(() -> assertThat(posts().permittedAuthorOf(this.title)).isEqualTo("Ada"));
	}

	@Test
	void permitsAPrivateMethodThatTheSameObjectCalls() {
		assertSilent(() -> assertThat(posts().selfInvokingAuthorOf(this.title)).isEqualTo("Ada"));
	}

	@Test
	void permitsALambdaOfAMethod() {
		assertSilent(() -> assertThat(posts().permittedInLambda(this.title)).isEqualTo("Ada"));
	}

	@Test
	void permitsAnAnonymousClassOfAMethod() {
		assertSilent(() -> assertThat(posts().permittedInAnonymousClass(this.title)).isEqualTo("Ada"));
	}

	@Test
	void permitsAllMethodsOfAClassAndOfClassesInIt() {
		inTransaction((em) -> assertSilent(() -> assertThat(Report.authorOf(post()::byline)).contains("Ada")));
		inTransaction((em) -> assertSilent(() -> assertThat(Report.Page.authorOf(post()::byline)).contains("Ada")));
	}

	@Test
	void permitsAScope() {
		inTransaction((em) -> assertSilent(
				() -> assertThat(LazyLoading.permit("the test says so", post()::byline)).contains("Ada")));
	}

	@Test
	void refusesAfterAScopeHasEnded() {
		inTransaction((em) -> {
			LazyLoading.permit("nothing is loaded in here", () -> {
			});

			assertRefused("com.acme.blog.Post.author", post()::byline);
		});
	}

	@Test
	void refusesAnOverloadThatIsNotPermitted() {
		assertSilent(() -> assertThat(posts().overloaded(this.postId)).isEqualTo("Ada"));

		assertRefusedByService(() -> posts().overloaded(this.title));
	}

	@Test
	void refusesAMethodThatIsNotPermitted() {
		assertRefusedByService(() -> posts().authorOf(this.title));
	}

	@Test
	void refusesABlankReason() {
		assertThatExceptionOfType(InvalidAnnotationException.class).isThrownBy(() -> posts().blankPermit(this.title))
			.withMessage("@PermitLazyLoading on com.acme.blog.Posts.blankPermit: the reason is blank. Say why these "
					+ "lazy loads are wanted, as in @PermitLazyLoading(\"the report reads every page\").");
	}

	@Test
	void refusesABlankReasonOfAScope() {
		assertThatIllegalArgumentException().isThrownBy(() -> LazyLoading.permit("", () -> {
		}));
	}

	private void assertRefusedByService(Runnable action) {
		assertThatExceptionOfType(ViolationException.class).isThrownBy(action::run)
			.satisfies((ex) -> assertThat(ex.violation().subject()).isEqualTo("com.acme.blog.Post.author"));
	}

	private Posts posts() {
		return this.context.getBean(Posts.class);
	}

	@PermitLazyLoading("a report reads everything")
	static final class Report {

		private Report() {
		}

		static String authorOf(Supplier<String> byline) {
			return byline.get();
		}

		static final class Page {

			private Page() {
			}

			static String authorOf(Supplier<String> byline) {
				return byline.get();
			}

		}

	}

}
