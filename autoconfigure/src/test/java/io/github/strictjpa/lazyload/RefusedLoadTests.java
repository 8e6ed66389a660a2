package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.acme.blog.Post;
import com.acme.blog.Posts;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what a refused load says and what it leaves behind.
 */
class RefusedLoadTests extends BlogTests {

	@Test
	void leavesTheSessionAndTheTransactionUsable() {
		transaction().executeWithoutResult((status) -> {
			User user = user();
			user.setName("Grace");

			assertRefused("com.acme.blog.User.posts", () -> user.getPosts().size());

			assertThat(status.isRollbackOnly()).isFalse();
			assertThat(this.entityManager.contains(user)).isTrue();
			this.entityManager.persist(new Post("Third", user));
		});

		inTransaction((em) -> {
			assertThat(user().getName()).isEqualTo("Grace");
			assertThat(LazyLoading.permit("the test counts", () -> user().getPosts().size())).isEqualTo(3);
		});
	}

	@Test
	void loadsTheSameCollectionOnceItIsPermitted() {
		inTransaction((em) -> {
			User user = user();
			assertRefused("com.acme.blog.User.posts", () -> user.getPosts().size());

			assertThat(LazyLoading.permit("the test says so", () -> user.getPosts().size())).isEqualTo(2);

			this.sql.reset();
			assertThat(user.getPosts()).hasSize(2);
			assertThat(this.sql.statements()).isEmpty();
		});
	}

	@Test
	void loadsTheSameProxyOnceItIsPermitted() {
		inTransaction((em) -> {
			User author = post().getAuthor();
			assertRefused("com.acme.blog.Post.author", author::getName);

			assertThat(LazyLoading.permit("the test says so", author::getName)).isEqualTo("Ada");

			this.sql.reset();
			assertThat(author.getName()).isEqualTo("Ada");
			assertThat(this.sql.statements()).isEmpty();
		});
	}

	@Test
	void saysWhatItsPageSays() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/lazy-load.md"));

		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.context.getBean(Posts.class).authorOf(this.title))
			.withMessage("com.acme.blog.Posts.authorOf (line 25) touched com.acme.blog.Post.author, "
					+ "which its query did not fetch. Fetch it: FetchPlan.of(QPost.post).fetchJoin(QPost.post.author); "
					+ "or permit it: @PermitLazyLoading(\"why\").")
			.satisfies((ex) -> assertThat(page.lines()).contains(ex.getMessage()));
	}

	@Test
	void saysSoInAReadOnlyTransactionToo() {
		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.context.getBean(Posts.class).authorOfReadOnly(this.title))
			.satisfies((ex) -> assertThat(ex.violation().subject()).isEqualTo("com.acme.blog.Post.author"));
	}

	@Test
	void saysSoForAStreamOfARepositoryToo() {
		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.context.getBean(Posts.class).streamedAuthorsOf(this.title))
			.satisfies((ex) -> assertThat(ex.violation().origin()).extracting("methodName")
				.isEqualTo("streamedAuthorsOf"));
	}

	@Test
	void staysSilentOnAnEntityGraphOfARepository() {
		assertThat(this.context.getBean(Posts.class).graphedAuthorOf(this.title)).isEqualTo("Ada");
		assertThat(this.sql.count()).isOne();
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void tellsRowIdsInTheDetailOnly() {
		inTransaction((em) -> {
			User user = user();

			Violation violation = assertRefused("com.acme.blog.User.posts", () -> user.getPosts().size()).violation();

			assertThat(violation.detail()).isEqualTo("com.acme.blog.User#" + this.userId);
			assertThat(violation.toString()).doesNotContain("#");
			assertThat(violation.persistenceUnit()).isEqualTo("default");
		});
	}

	@Test
	void namesTheTestAsEntryPoint() {
		inTransaction((em) -> {
			User user = user();

			assertThat(assertRefused("com.acme.blog.User.posts", () -> user.getPosts().size()).violation().entryPoint())
				.isEqualTo("test io.github.strictjpa.lazyload.RefusedLoadTests.namesTheTestAsEntryPoint");
		});
	}

}
