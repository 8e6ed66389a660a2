package io.github.strictjpa.lazyload;

import java.util.HashSet;
import java.util.List;

import com.acme.blog.Badge;
import com.acme.blog.Note;
import com.acme.blog.Post;
import com.acme.blog.User;
import jakarta.persistence.PersistenceUnitUtil;
import org.hibernate.Hibernate;
import org.hibernate.LazyInitializationException;
import org.hibernate.Session;
import org.hibernate.proxy.HibernateProxy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for lazy loads of proxies.
 */
class LazyProxyTests extends BlogTests {

	private static final String AUTHOR = "com.acme.blog.Post.author";

	@Test
	void refusesAGetter() {
		inTransaction((em) -> {
			User author = post().getAuthor();

			assertRefused(AUTHOR, author::getName);
		});
	}

	@Test
	void refusesASetter() {
		inTransaction((em) -> {
			User author = post().getAuthor();

			assertRefused(AUTHOR, () -> author.setName("Grace"));
		});
	}

	@Test
	void refusesToString() {
		inTransaction((em) -> {
			User author = post().getAuthor();

			assertRefused(AUTHOR, author::toString);
		});
	}

	@Test
	void refusesAGetterInAnEntity() {
		inTransaction((em) -> {
			Post post = post();

			assertThat(assertRefused(AUTHOR, post::byline).violation().origin())
				.hasToString("com.acme.blog.Post.byline (line 70)");
		});
	}

	@Test
	void refusesAGetterInAStreamOfTheJdk() {
		inTransaction((em) -> {
			List<User> authors = List.of(post().getAuthor());

			assertRefused(AUTHOR, () -> authors.stream().map(User::getName).toList());
		});
	}

	@Test
	void refusesTheHashCodeOfAProxyWhoseClassOverridesIt() {
		Long id = fromTransaction((em) -> {
			Badge badge = new Badge("second", user());
			em.persist(badge);
			return badge.getId();
		});

		inTransaction((em) -> {
			Badge reference = em.getReference(Badge.class, id);

			assertRefused("com.acme.blog.Badge", reference::hashCode);
			assertRefused("com.acme.blog.Badge", () -> new HashSet<>().add(reference));
		});
	}

	@Test
	void refusesTheInitializerOfAProxy() {
		inTransaction((em) -> {
			HibernateProxy author = (HibernateProxy) post().getAuthor();

			assertRefused(AUTHOR, () -> author.getHibernateLazyInitializer().getImplementation());
		});
	}

	@Test
	void refusesAReferenceThatNobodyHolds() {
		inTransaction((em) -> {
			User reference = em.getReference(User.class, this.userId);

			assertThat(assertRefused("com.acme.blog.User", reference::getName).violation().fix())
				.startsWith("Load it with findById");
		});
	}

	@Test
	void namesTheRoleInAnEmbeddable() {
		Long id = createReviewedPost();

		inTransaction((em) -> {
			User editor = em.find(Post.class, id).getReview().getEditor();

			assertRefused("com.acme.blog.Post.review.editor", editor::getName);
		});
	}

	@Test
	void namesTheEntityWhereSeveralRolesHoldTheProxy() {
		inTransaction((em) -> {
			Post post = em.find(Post.class, this.postId);
			Badge badge = em.createQuery("from Badge where owner.id = :id", Badge.class)
				.setParameter("id", this.userId)
				.getSingleResult();

			assertThat(post.getAuthor()).isSameAs(badge.getOwner());
			assertRefused("com.acme.blog.User", post.getAuthor()::getName);
		});
	}

	@Test
	void namesTheEntityWhereOneOfThreeOwnersHoldsTheProxyInAnotherRole() {
		inTransaction((em) -> em.persist(new Post("second", user())));
		inTransaction((em) -> {
			em.createQuery("from Post where author.id = :id", Post.class)
				.setParameter("id", this.userId)
				.getResultList();
			Badge badge = em.createQuery("from Badge where owner.id = :id", Badge.class)
				.setParameter("id", this.userId)
				.getSingleResult();

			assertRefused("com.acme.blog.User", badge.getOwner()::getName);
		});
	}

	@Test
	void namesTheEntityThatDeclaresAnInheritedRole() {
		Long id = fromTransaction((em) -> {
			Note.Comment comment = new Note.Comment("Well said", em.getReference(User.class, this.userId));
			em.persist(comment);
			return comment.getId();
		});

		inTransaction((em) -> {
			Note.Comment comment = em.find(Note.Comment.class, id);

			assertRefused("com.acme.blog.Note.author", comment.getAuthor()::getName);
		});
	}

	@Test
	void refusesAGetterInAReadOnlySession() {
		inTransaction((em) -> {
			em.unwrap(Session.class).setDefaultReadOnly(true);
			User author = post().getAuthor();

			assertRefused(AUTHOR, author::getName);
		});
	}

	@Test
	void staysSilentOnTheIdentifierAndTheClass() {
		inTransaction((em) -> {
			User author = post().getAuthor();

			assertFree(() -> {
				assertThat(author.getId()).isEqualTo(this.userId);
				assertThat(author.getClass()).isNotNull();
			});
		});
	}

	@Test
	void staysSilentOnInheritedEqualsAndHashCode() {
		inTransaction((em) -> {
			User author = post().getAuthor();

			assertFree(() -> {
				assertThat(author.equals(author)).isTrue();
				assertThat(author.hashCode()).isEqualTo(author.hashCode());
			});
		});
	}

	@Test
	void staysSilentOnATargetInThePersistenceContext() {
		inTransaction((em) -> {
			User author = post().getAuthor();
			em.find(User.class, this.userId);

			assertFree(() -> assertThat(author.getName()).isEqualTo("Ada"));
		});
	}

	@Test
	void staysSilentOnATargetThatAQueryLoadsLater() {
		inTransaction((em) -> {
			User author = post().getAuthor();
			em.createQuery("from User where id = :id", User.class).setParameter("id", this.userId).getSingleResult();

			assertFree(() -> assertThat(author.getName()).isEqualTo("Ada"));
		});
	}

	@Test
	void staysSilentOnAnEntityPersistedInTheSession() {
		inTransaction((em) -> {
			User user = new User("Grace");
			Post post = new Post("New", user);
			em.persist(user);
			em.persist(post);
			em.flush();

			assertFree(() -> assertThat(post.getAuthor().getName()).isEqualTo("Grace"));
		});
	}

	@Test
	void staysSilentOnFetchedAssociations() {
		inTransaction((em) -> {
			Post post = em.createQuery("from Post p join fetch p.author where p.id = :id", Post.class)
				.setParameter("id", this.postId)
				.getSingleResult();

			assertFree(() -> assertThat(post.getAuthor().getName()).isEqualTo("Ada"));
		});
	}

	@Test
	void staysSilentOnExplicitLoads() {
		inTransaction((em) -> assertSilent(() -> Hibernate.initialize(post().getAuthor())));
		inTransaction((em) -> assertSilent(() -> Hibernate.unproxy(post().getAuthor())));
		inTransaction((em) -> assertSilent(() -> persistenceUnitUtil().load(post().getAuthor())));
		inTransaction((em) -> assertSilent(() -> persistenceUnitUtil().load(post(), "author")));
	}

	@Test
	void staysSilentOnQuestions() {
		inTransaction((em) -> {
			Post post = post();

			assertFree(() -> {
				assertThat(persistenceUnitUtil().isLoaded(post, "author")).isFalse();
				assertThat(Hibernate.isInitialized(post.getAuthor())).isFalse();
				assertThat(persistenceUnitUtil().getIdentifier(post.getAuthor())).isEqualTo(this.userId);
			});
		});
	}

	@Test
	void leavesDetachedProxiesToHibernate() {
		User author = fromTransaction((em) -> post().getAuthor());

		assertThatExceptionOfType(LazyInitializationException.class).isThrownBy(author::getName);
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	private PersistenceUnitUtil persistenceUnitUtil() {
		return this.entityManager.getEntityManagerFactory().getPersistenceUnitUtil();
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
