package io.github.strictjpa.lazyload;

import com.acme.blog.Badge;
import com.acme.blog.Note;
import com.acme.blog.Note.Callback;
import com.acme.blog.Post;
import com.acme.blog.PostRepository;
import com.acme.blog.User;
import io.github.strictjpa.ViolationException;
import jakarta.persistence.LockModeType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for loads that Hibernate does for itself, and for those of the application that
 * happen where an exception would leave something half done.
 */
class LazyLoadByHibernateTests extends BlogTests {

	@Test
	void staysSilentOnTheCascadeOfARemoval() {
		assertSilent(() -> inTransaction((em) -> em.remove(user())));

		inTransaction((em) -> assertThat(user()).isNull());
	}

	@Test
	void staysSilentOnTheRemovalOfAReference() {
		assertSilent(() -> inTransaction((em) -> em.remove(em.getReference(User.class, this.userId))));
	}

	@Test
	void staysSilentOnTheRemovalOfAReferenceByARepository() {
		PostRepository posts = this.context.getBean(PostRepository.class);

		assertSilent(() -> inTransaction((em) -> posts.delete(posts.getReferenceById(this.postId))));
	}

	@Test
	void staysSilentOnTheCascadeOfAMerge() {
		User detached = fromTransaction((em) -> user());
		detached.setName("Grace");

		assertSilent(() -> inTransaction((em) -> em.merge(detached)));
		inTransaction((em) -> assertThat(user().getName()).isEqualTo("Grace"));
	}

	@Test
	void staysSilentOnAMergeThatReplacesCollections() {
		User detached = fromTransaction(
				(em) -> em.createQuery("from User u join fetch u.nicknames where u.id = :id", User.class)
					.setParameter("id", this.userId)
					.getSingleResult());
		detached.getNicknames().add("Lady");

		assertSilent(() -> inTransaction((em) -> em.merge(detached)));
	}

	@Test
	void staysSilentOnTheMergeOfAProxy() {
		User detached = fromTransaction((em) -> post().getAuthor());

		assertFree(() -> inTransaction((em) -> em.merge(detached)));
	}

	@Test
	void staysSilentOnACascadeThatMergesAProxy() {
		Long id = createNote(Callback.NONE);
		Note detached = fromTransaction((em) -> em.find(Note.class, id));
		detached.setText("changed");

		assertSilent(() -> inTransaction((em) -> em.merge(detached)));
	}

	@Test
	void staysSilentOnARefresh() {
		assertSilent(() -> inTransaction((em) -> em.refresh(user())));
		assertSilent(() -> inTransaction((em) -> em.refresh(post().getAuthor())));
	}

	@Test
	void staysSilentOnALock() {
		assertSilent(() -> inTransaction((em) -> em.lock(post().getAuthor(), LockModeType.PESSIMISTIC_WRITE)));
	}

	@Test
	void staysSilentOnADetachThatIsFlushed() {
		assertSilent(() -> inTransaction((em) -> {
			User user = user();
			user.setName("Grace");
			em.flush();
			em.detach(user);
		}));
	}

	@Test
	void staysSilentOnACollectionThatIsMovedToAnotherOwner() {
		assertSilent(() -> inTransaction((em) -> {
			User heir = new User("Grace");
			heir.setNicknames(user().getNicknames());
			user().setNicknames(null);
			em.persist(heir);
		}));
	}

	@Test
	void recordsALoadInAFlush() {
		Long id = createNote(Callback.PRE_UPDATE);

		assertRecorded("lazy-load", "com.acme.blog.Note.author",
				() -> inTransaction((em) -> em.find(Note.class, id).setText("changed")));

		inTransaction((em) -> assertThat(em.find(Note.class, id).getSignature()).isEqualTo("Ada"));
	}

	@Test
	void recordsALoadWhileAnEntityIsLoaded() {
		Long id = createNote(Callback.POST_LOAD);

		assertRecorded("lazy-load", "com.acme.blog.Note.author", () -> inTransaction((em) -> em.find(Note.class, id)));
	}

	@Test
	void recordsALoadWhileAnEntityIsPersisted() {
		assertRecorded("lazy-load", "com.acme.blog.User", () -> createNote(Callback.PRE_PERSIST));
	}

	@Test
	void recordsALoadByTheHashCodeOfAnElementThatIsLoaded() {
		inTransaction((em) -> {
			User donor = new User("Grace");
			em.persist(donor);
			em.createQuery("from Badge where owner.id = :id", Badge.class)
				.setParameter("id", this.userId)
				.getSingleResult()
				.setDonor(donor);
		});

		inTransaction((em) -> {
			User user = em.createQuery("from User u join fetch u.badges where u.id = :id", User.class)
				.setParameter("id", this.userId)
				.getSingleResult();

			assertThat(user.getBadges()).hasSize(1);
			assertThat(this.recorder.snapshot().of("lazy-load")).singleElement()
				.satisfies((entry) -> assertThat(entry.violation().subject()).isEqualTo("com.acme.blog.Badge.donor"));
		});
	}

	@Test
	void refusesALoadThatFollowsAFlush() {
		inTransaction((em) -> {
			Post post = post();
			post.setTitle("changed");
			em.flush();

			assertThatExceptionOfType(ViolationException.class).isThrownBy(post::byline);
		});
	}

	private Long createNote(Callback callback) {
		return fromTransaction((em) -> {
			Note note = new Note("text", em.getReference(User.class, this.userId), callback);
			em.persist(note);
			return note.getId();
		});
	}

}
