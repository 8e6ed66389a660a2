package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.association.TestUnit.Database;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what the rules say of Hibernate is true: with every rule at level warn the
 * changes go to the database, and are lost there.
 */
@ParameterizedClass
@EnumSource
class LostChangesTests {

	private static TestUnit unit;

	@Parameter
	Database database;

	private long userId;

	private long otherId;

	private long postId;

	private long tagId;

	@BeforeParameterizedClassInvocation
	static void start(Database database) {
		unit = TestUnit.of(database, Map.of("strict-jpa.default-level", "warn"), User.class, Post.class, Tag.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		unit.close();
	}

	@BeforeEach
	void createUsersWithAPostAndATag() {
		unit.run((entityManager) -> {
			User user = new User();
			User other = new User();
			Post post = new Post();
			Tag tag = new Tag();
			post.author = user;
			user.posts.add(post);
			entityManager.persist(user);
			entityManager.persist(other);
			entityManager.persist(tag);
			this.userId = user.id;
			this.otherId = other.id;
			this.postId = post.id;
			this.tagId = tag.id;
		});
		unit.reset();
	}

	@AfterEach
	void wasReportedOnce() {
		assertThat(unit.warning().rule()).isEqualTo(AssociationGuard.LOST_ASSOCIATION_CHANGE);
	}

	@Test
	void anAdditionIsLost() {
		unit.run((entityManager) -> user(entityManager).posts.add(new Post()));

		unit.run((entityManager) -> assertThat(user(entityManager).posts).hasSize(1));
	}

	@Test
	void aMoveIsLost() {
		unit.run((entityManager) -> {
			Hibernate.initialize(other(entityManager).posts);
			other(entityManager).posts.add(post(entityManager));
		});

		unit.run((entityManager) -> assertThat(other(entityManager).posts).isEmpty());
	}

	@Test
	void aRemovalIsLost() {
		unit.run((entityManager) -> user(entityManager).posts.remove(0));

		unit.run((entityManager) -> assertThat(user(entityManager).posts).hasSize(1));
	}

	@Test
	void aDeletionIsLost() {
		unit.run((entityManager) -> {
			Hibernate.initialize(user(entityManager).posts);
			entityManager.remove(post(entityManager));
		});

		unit.run((entityManager) -> assertThat(post(entityManager)).isNotNull());
	}

	@Test
	void aDeletionIsLostBeforeAQueryThatNeedsNoFlush() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Post post = user.posts.get(0);
			entityManager.remove(post);
			entityManager.createQuery("from Tag", Tag.class).getResultList();
			user.posts.remove(post);
			post.author = null;
		});

		unit.run((entityManager) -> assertThat(post(entityManager)).isNotNull());
	}

	@Test
	void anAdditionToTheInverseSideOfAManyToManyIsLost() {
		unit.run((entityManager) -> entityManager.find(Tag.class, this.tagId).posts.add(post(entityManager)));

		unit.run((entityManager) -> assertThat(entityManager.find(Tag.class, this.tagId).posts).isEmpty());
	}

	private User user(EntityManager entityManager) {
		return entityManager.find(User.class, this.userId);
	}

	private User other(EntityManager entityManager) {
		return entityManager.find(User.class, this.otherId);
	}

	private Post post(EntityManager entityManager) {
		return entityManager.find(Post.class, this.postId);
	}

	@Entity
	@Table(name = "app_user")
	static class User {

		@Id
		@GeneratedValue
		Long id;

		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
		List<Post> posts = new ArrayList<>();

	}

	@Entity
	@Table(name = "post")
	static class Post {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		User author;

		@ManyToMany
		Set<Tag> tags = new HashSet<>();

	}

	@Entity(name = "Tag")
	@Table(name = "tag")
	static class Tag {

		@Id
		@GeneratedValue
		Long id;

		@ManyToMany(mappedBy = "tags")
		Set<Post> posts = new HashSet<>();

	}

}
