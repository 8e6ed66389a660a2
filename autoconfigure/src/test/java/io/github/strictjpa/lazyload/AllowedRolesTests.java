package io.github.strictjpa.lazyload;

import java.util.List;
import java.util.stream.IntStream;

import com.acme.blog.Badge;
import com.acme.blog.Post;
import com.acme.blog.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AllowedRoles}.
 */
class AllowedRolesTests extends BlogTests {

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.lazy-load.allow[0]=com.acme.blog.Post.author",
				"strict-jpa.lazy-load.allow[1]=com.acme.blog.User.badges",
				"strict-jpa.lazy-load.allow[2]=com.acme.blog.Post.review.*",
				"strict-jpa.lazy-load.allow[3]=com.acme.blog.Badge" };
	}

	@Test
	void staysSilentOnARoleThatIsAllowed() {
		inTransaction((em) -> assertSilent(() -> assertThat(post().getAuthor().getName()).isEqualTo("Ada")));
		inTransaction((em) -> assertSilent(() -> assertThat(user().getBadges()).hasSize(1)));
	}

	@Test
	void staysSilentOnAWriteToARoleThatIsAllowed() {
		inTransaction((em) -> assertSilent(() -> user().getBadges().add(new Badge("second", user()))));
	}

	@Test
	void staysSilentOnAReferenceToAnEntityThatIsAllowed() {
		Long id = fromTransaction((em) -> user().getBadges().iterator().next().getId());

		inTransaction((em) -> {
			Badge reference = em.getReference(Badge.class, id);

			assertSilent(reference::getLabel);
		});
	}

	@Test
	void staysSilentBelowAWildcard() {
		Long id = createReviewedPost();

		inTransaction((em) -> {
			Post post = em.find(Post.class, id);

			assertSilent(() -> assertThat(post.getReview().getEditor().getName()).isEqualTo("Ada"));
			assertSilent(() -> assertThat(post.getReview().getRemarks()).containsExactly("fine"));
		});
	}

	@Test
	void staysSilentOnRepeatedLoadsOfARoleThatIsAllowed() {
		inTransaction((em) -> IntStream.range(0, 4).forEach((number) -> em.persist(new User("User " + number))));

		inTransaction((em) -> {
			List<User> users = em.createQuery("from User", User.class).getResultList();

			assertThat(users).hasSizeGreaterThanOrEqualTo(4);
			assertSilent(() -> users.forEach((user) -> user.getBadges().size()));
		});
	}

	@Test
	void refusesEveryOtherRole() {
		inTransaction((em) -> {
			User user = user();

			assertRefused("com.acme.blog.User.posts", () -> user.getPosts().size());
			assertRefused("com.acme.blog.User.nicknames", () -> user.getNicknames().size());
		});
	}

	private Long createReviewedPost() {
		return fromTransaction((em) -> {
			Post post = new Post("Reviewed", null);
			post.setReview(new Post.Review(em.getReference(User.class, this.userId), "fine"));
			em.persist(post);
			return post.getId();
		});
	}

}
