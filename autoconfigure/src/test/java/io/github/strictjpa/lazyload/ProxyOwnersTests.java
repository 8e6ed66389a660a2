package io.github.strictjpa.lazyload;

import java.util.List;

import com.acme.blog.Badge;
import com.acme.blog.Post;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProxyOwners} that change while a session goes on.
 */
class ProxyOwnersTests extends BlogTests {

	private static final String AUTHOR = "com.acme.blog.Post.author";

	@Test
	void noticesAnotherOwnerThatIsLoadedLater() {
		inTransaction((em) -> {
			User author = post().getAuthor();
			assertRefused(AUTHOR, author::getName);

			assertThat(badge(em).getOwner()).isSameAs(author);

			assertRefused("com.acme.blog.User", author::getName);
		});
	}

	@Test
	void noticesAnotherOwnerThatIsLoadedAfterAPermittedLoad() {
		Long otherPost = fromTransaction((em) -> {
			User other = new User("Grace");
			Post post = new Post("Other", other);
			em.persist(other);
			em.persist(post);
			return post.getId();
		});

		inTransaction((em) -> {
			User author = post().getAuthor();
			User other = em.find(Post.class, otherPost).getAuthor();
			assertRefused(AUTHOR, other::getName);
			assertRefused(AUTHOR, author::getName);
			LazyLoading.permit("the test says so", other::getName);
			badge(em);

			assertRefused("com.acme.blog.User", author::getName);
		});
	}

	@Test
	void namesTheRoleAgainWhereTheOtherOwnerIsGone() {
		inTransaction((em) -> {
			Badge badge = badge(em);
			User owner = badge.getOwner();
			assertRefused("com.acme.blog.Badge.owner", owner::getName);
			em.clear();

			assertRefused(AUTHOR, post().getAuthor()::getName);
		});
	}

	@Test
	void staysWithTheRoleInALoop() {
		Long secondPost = fromTransaction((em) -> {
			User other = new User("Grace");
			Post post = new Post("Other", other);
			em.persist(other);
			em.persist(post);
			return post.getId();
		});

		inTransaction((em) -> {
			List<User> authors = List.of(post().getAuthor(), em.find(Post.class, secondPost).getAuthor());

			authors.forEach((author) -> assertRefused(AUTHOR, author::getName));
			authors.forEach((author) -> assertRefused(AUTHOR, author::getName));
		});
	}

	private Badge badge(EntityManager em) {
		return em.createQuery("from Badge where owner.id = :id", Badge.class)
			.setParameter("id", this.userId)
			.getSingleResult();
	}

}
