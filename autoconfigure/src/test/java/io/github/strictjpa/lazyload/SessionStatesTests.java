package io.github.strictjpa.lazyload;

import com.acme.blog.Post;
import com.acme.blog.User;
import io.github.strictjpa.RecordedViolation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is remembered of a session.
 */
class SessionStatesTests extends BlogTests {

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.default-level=warn" };
	}

	@Test
	void forgetsEverySessionThatHasEnded() {
		for (int session = 0; session < 200; session++) {
			inTransaction((em) -> {
				post().getAuthor().getName();

				assertThat(remembered()).isOne();
			});
		}

		assertThat(remembered()).isZero();
		assertThat(this.recorder.snapshot().of("lazy-load")).singleElement()
			.extracting(RecordedViolation::count)
			.isEqualTo(200L);
	}

	@Test
	void remembersNothingOfASessionThatObeys() {
		inTransaction((em) -> {
			em.createQuery("from Post p join fetch p.author", Post.class).getResultList();

			assertThat(remembered()).isZero();
		});
	}

	@Test
	void knowsTheOwnerOfAProxyThatCameAfterTheFirstViolation() {
		Long laterId = createPost("Grace");

		inTransaction((em) -> {
			post().getAuthor().getName();
			em.find(Post.class, laterId).getAuthor().getName();
		});

		assertThat(this.recorder.snapshot().of("lazy-load")).extracting((entry) -> entry.violation().subject())
			.containsOnly("com.acme.blog.Post.author");
	}

	@Test
	void knowsTheOwnerOfAProxyThatCameAfterTheSessionWasCleared() {
		Long laterId = createPost("Grace");

		inTransaction((em) -> {
			post().getAuthor().getName();
			em.clear();
			em.find(Post.class, this.postId);
			em.find(Post.class, laterId).getAuthor().getName();
		});

		assertThat(this.recorder.snapshot().of("lazy-load")).extracting((entry) -> entry.violation().subject())
			.containsOnly("com.acme.blog.Post.author");
	}

	@Test
	void forgetsAnOwnerThatHasLeftTheSession() {
		Long graceId = createUserWithPost("Grace");

		inTransaction((em) -> {
			Post owner = em.createQuery("from Post where author.id = :id", Post.class)
				.setParameter("id", graceId)
				.getSingleResult();
			User grace = owner.getAuthor();
			post().getAuthor().getName();
			this.recorder.clear();
			em.detach(owner);

			grace.getName();
		});

		assertThat(this.recorder.snapshot().of("lazy-load")).extracting((entry) -> entry.violation().subject())
			.containsOnly("com.acme.blog.User");
	}

	@Test
	void keepsSessionsApart() {
		EntityManagerFactory factory = this.context.getBean(EntityManagerFactory.class);

		try (EntityManager first = factory.createEntityManager();
				EntityManager second = factory.createEntityManager()) {
			first.find(Post.class, this.postId).getAuthor().getName();
			second.find(Post.class, this.postId).getAuthor().getName();

			assertThat(remembered()).isEqualTo(2);
		}
		assertThat(remembered()).isZero();
	}

	private int remembered() {
		return this.context.getBean(LazyLoadGuard.class).rememberedSessions();
	}

	private Long createPost(String author) {
		return fromTransaction((em) -> {
			User user = new User(author);
			Post post = new Post("Later", user);
			user.getPosts().add(post);
			em.persist(user);
			return post.getId();
		});
	}

	private Long createUserWithPost(String name) {
		Long postId = createPost(name);
		return fromTransaction((em) -> em.find(Post.class, postId).getAuthor().getId());
	}

}
