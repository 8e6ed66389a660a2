package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.ViolationException;
import io.github.strictjpa.association.TestUnit.Database;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.hibernate.FlushMode;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.transaction.UnexpectedRollbackException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link FlushListener}: when sides are compared, and what is left after a
 * refusal.
 */
@ParameterizedClass
@EnumSource
class FlushListenerTests {

	private static TestUnit unit;

	@Parameter
	Database database;

	private long userId;

	@BeforeParameterizedClassInvocation
	static void start(Database database) {
		unit = TestUnit.of(database, User.class, Post.class, Note.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		unit.close();
	}

	@BeforeEach
	void createUserWithOnePost() {
		this.userId = unit.call((entityManager) -> {
			User user = new User();
			Post post = new Post();
			post.author = user;
			user.posts.add(post);
			entityManager.persist(user);
			return user.id;
		});
		unit.reset();
	}

	@Test
	void throwsFromAnExplicitFlush() {
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> unit.run((entityManager) -> {
			user(entityManager).posts.add(new Post());
			assertThatExceptionOfType(ViolationException.class).isThrownBy(entityManager::flush);
		}));

		assertOnePost();
	}

	@Test
	void throwsBeforeAQueryThatNeedsTheChange() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Post post = new Post();
			user.posts.add(post);
			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> countPosts(entityManager));
			assertThat(unit.sql().statements()).noneMatch((sql) -> sql.startsWith("insert"));

			post.author = user;
			assertThat(countPosts(entityManager)).isEqualTo(2);
		});

		assertThat(unit.<Long>call(this::countPosts)).isEqualTo(2);
	}

	@Test
	void throwsBeforeAQueryOfTheElementsOfAChangedCollection() {
		unit.refusal((entityManager) -> {
			userWithPosts(entityManager).posts.clear();
			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> countPosts(entityManager));
		});
	}

	@Test
	void waitsWhereAQueryDoesNotNeedTheChange() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Post post = new Post();
			user.posts.add(post);
			assertThat(countNotes(entityManager)).isZero();
			post.author = user;
		});
		unit.assertSilent();

		unit.refusal((entityManager) -> {
			user(entityManager).posts.add(new Post());
			countNotes(entityManager);
		});
	}

	@Test
	void throwsBeforeAQueryThatWritesTheChangeForAnotherReason() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Note note = new Note();
			entityManager.persist(note);
			countNotes(entityManager);
			note.text = "changed";
			user.posts.add(new Post());

			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> countNotes(entityManager));
			user.posts.get(user.posts.size() - 1).author = user;
			entityManager.remove(note);
		});
	}

	@Test
	void throwsBeforeAQueryThatAlwaysFlushes() {
		unit.refusal((entityManager) -> {
			entityManager.unwrap(Session.class).setHibernateFlushMode(FlushMode.ALWAYS);
			user(entityManager).posts.add(new Post());
			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> countNotes(entityManager));
		});
	}

	@Test
	void waitsForTheCommitInFlushModeCommit() {
		unit.refusal((entityManager) -> {
			entityManager.setFlushMode(FlushModeType.COMMIT);
			user(entityManager).posts.add(new Post());
			assertThat(countPosts(entityManager)).isOne();
		});

		assertOnePost();
	}

	@Test
	void staysSilentInFlushModeManual() {
		unit.run((entityManager) -> {
			entityManager.unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
			user(entityManager).posts.add(new Post());
			assertThat(countPosts(entityManager)).isOne();
		});

		unit.assertSilent();
	}

	@Test
	void staysSilentWhenAskedWhetherASessionIsDirty() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Post post = new Post();
			user.posts.add(post);
			assertThat(entityManager.unwrap(Session.class).isDirty()).isTrue();
			post.author = user;
		});

		unit.assertSilent();
	}

	@Test
	void leavesReadOnlyEntitiesAlone() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Hibernate.initialize(user.posts);
			Session session = entityManager.unwrap(Session.class);
			session.setReadOnly(user.posts.get(0), true);
			user.posts.get(0).author = null;
			user.posts.clear();
		});

		unit.assertSilent();
		assertOnePost();
	}

	@Test
	void leavesReadOnlyOwnersAlone() {
		Throwable thrown = catchThrowable(() -> unit.run((entityManager) -> {
			entityManager.unwrap(Session.class).setDefaultReadOnly(true);
			user(entityManager).posts.clear();
		}));

		// since Hibernate 7.4 they have no collections that can be changed
		assertThat(thrown).satisfiesAnyOf((none) -> assertThat(none).isNull(),
				(refused) -> assertThat(refused).hasMessageContaining("Immutable collection was modified"));
		unit.assertSilent();
		assertOnePost();
	}

	@Test
	void staysSilentInATransactionThatIsReadOnly() {
		unit.readOnly((entityManager) -> user(entityManager).posts.add(new Post()));

		unit.assertSilent();
		assertOnePost();
	}

	@Test
	void refusesAMergedGraphThatDisagrees() {
		User detached = unit.call(this::userWithPosts);
		detached.posts.add(new Post());

		unit.refusal((entityManager) -> entityManager.merge(detached));

		assertOnePost();
	}

	@Test
	void permitsAMergedGraphThatAgrees() {
		User detached = unit.call(this::userWithPosts);
		Post post = new Post();
		post.author = detached;
		detached.posts.add(post);

		unit.run((entityManager) -> entityManager.merge(detached));

		unit.assertSilent();
		assertThat(unit.<Integer>call((entityManager) -> user(entityManager).posts.size())).isEqualTo(2);
	}

	@Test
	void leavesWhatIsNotOfTheSessionAlone() {
		unit.run((entityManager) -> {
			User user = userWithPosts(entityManager);
			entityManager.detach(user);
			user.posts.clear();
		});
		unit.run((entityManager) -> {
			User user = userWithPosts(entityManager);
			Post post = user.posts.remove(0);
			entityManager.detach(post);
		});

		unit.assertSilent();
	}

	@Test
	void staysSilentAfterABulkUpdateAndARefresh() {
		unit.run((entityManager) -> {
			User user = userWithPosts(entityManager);
			entityManager.createQuery("update Post p set p.title = 'changed'").executeUpdate();
			entityManager.refresh(user);
			entityManager.refresh(user.posts.get(0));
			user.name = "changed";
		});

		unit.assertSilent();
	}

	@Test
	void refusesADeletionBeforeAQueryWouldUndoIt() {
		unit.refusal((entityManager) -> {
			entityManager.remove(userWithPosts(entityManager).posts.get(0));
			countNotes(entityManager);
		});
	}

	@Test
	void comparesEachFlushOfASession() {
		unit.refusal((entityManager) -> {
			User user = userWithPosts(entityManager);
			Post post = new Post();
			post.author = user;
			user.posts.add(post);
			entityManager.flush();

			user.posts.add(new Post());
		});

		assertOnePost();
	}

	private void assertOnePost() {
		unit.run((entityManager) -> assertThat(user(entityManager).posts).hasSize(1));
	}

	private User user(EntityManager entityManager) {
		return entityManager.find(User.class, this.userId);
	}

	private User userWithPosts(EntityManager entityManager) {
		User user = user(entityManager);
		Hibernate.initialize(user.posts);
		return user;
	}

	private Long countPosts(EntityManager entityManager) {
		return entityManager.createQuery("select count(p) from Post p where p.author.id = :id", Long.class)
			.setParameter("id", this.userId)
			.getSingleResult();
	}

	private Long countNotes(EntityManager entityManager) {
		return entityManager.createQuery("select count(n) from Note n", Long.class).getSingleResult();
	}

	@Entity(name = "User")
	@Table(name = "app_user")
	static class User {

		@Id
		@GeneratedValue
		Long id;

		String name;

		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
		List<Post> posts = new ArrayList<>();

	}

	@Entity(name = "Post")
	@Table(name = "post")
	static class Post {

		@Id
		@GeneratedValue
		Long id;

		String title;

		@ManyToOne(fetch = FetchType.LAZY)
		User author;

	}

	@Entity(name = "Note")
	@Table(name = "note")
	static class Note {

		@Id
		@GeneratedValue
		Long id;

		String text;

	}

}
