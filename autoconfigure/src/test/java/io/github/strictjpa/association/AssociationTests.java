package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Association}.
 */
@ParameterizedClass
@EnumSource
class AssociationTests {

	private static TestUnit unit;

	@Parameter
	Database database;

	private long userId;

	private long otherId;

	private long postId;

	@BeforeParameterizedClassInvocation
	static void start(Database database) {
		unit = TestUnit.of(database, User.class, Profile.class, Post.class, Tag.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		unit.close();
	}

	@BeforeEach
	void createTwoUsersAndAPost() {
		unit.run((entityManager) -> {
			User user = new User();
			User other = new User();
			Post post = new Post();
			User.POSTS.link(user, post);
			entityManager.persist(user);
			entityManager.persist(other);
			this.userId = user.id;
			this.otherId = other.id;
			this.postId = post.id;
		});
		unit.assertSilent();
		unit.reset();
	}

	@Test
	void linksBothSidesOfAOneToMany() {
		unit.run((entityManager) -> {
			Post post = new Post();
			User.POSTS.link(user(entityManager), post);
			User.POSTS.link(user(entityManager), post);

			assertThat(post.author).isSameAs(user(entityManager));
			assertThat(user(entityManager).posts).containsOnlyOnce(post).hasSize(2);
		});

		unit.assertSilent();
	}

	@Test
	void movesAChildFromOneParentToAnother() {
		unit.run((entityManager) -> {
			Post post = user(entityManager).posts.get(0);
			Hibernate.initialize(other(entityManager).posts);
			User.POSTS.link(other(entityManager), post);

			assertThat(user(entityManager).posts).isEmpty();
			assertThat(other(entityManager).posts).containsExactly(post);
		});

		unit.assertSilent();
	}

	@Test
	void unlinksBothSidesOfAOneToMany() {
		unit.run((entityManager) -> {
			Post post = user(entityManager).posts.get(0);
			User.POSTS.unlink(user(entityManager), post);

			assertThat(post.author).isNull();
			assertThat(user(entityManager).posts).isEmpty();
		});

		unit.assertSilent();
	}

	@Test
	void loadsNoCollection() {
		unit.run((entityManager) -> {
			Post post = entityManager.find(Post.class, this.postId);
			User other = other(entityManager);
			unit.reset();
			User.POSTS.link(other, post);
			User.POSTS.unlink(other, post);
			User.POSTS.link(other, post);

			assertThat(unit.sql().count()).isZero();
			assertThat(Hibernate.isInitialized(other.posts)).isFalse();
		});

		unit.assertSilent();
		unit.run((entityManager) -> assertThat(other(entityManager).posts).hasSize(1));
	}

	@Test
	void linksAndUnlinksBothSidesOfAOneToOne() {
		unit.run((entityManager) -> {
			User.PROFILE.link(user(entityManager), new Profile());
			Profile former = user(entityManager).profile;
			User.PROFILE.link(user(entityManager), new Profile());
			assertThat(former.user).isNull();

			Profile profile = user(entityManager).profile;
			User.PROFILE.link(other(entityManager), profile);
			assertThat(user(entityManager).profile).isNull();
			assertThat(profile.user).isSameAs(other(entityManager));

			User.PROFILE.unlink(other(entityManager), profile);
			assertThat(other(entityManager).profile).isNull();
			assertThat(profile.user).isNull();
		});

		unit.assertSilent();
	}

	@Test
	void linksAndUnlinksBothSidesOfAManyToMany() {
		long tagId = unit.call((entityManager) -> {
			Tag tag = new Tag();
			entityManager.persist(tag);
			Post post = entityManager.find(Post.class, this.postId);
			Post.TAGS.link(post, tag);
			Post.TAGS.link(post, tag);
			assertThat(tag.posts).containsExactly(post);
			return tag.id;
		});
		unit.run((entityManager) -> {
			Post post = entityManager.find(Post.class, this.postId);
			Tag tag = entityManager.find(Tag.class, tagId);
			Hibernate.initialize(tag.posts);
			assertThat(post.tags).containsExactly(tag);
			Post.TAGS.unlink(post, tag);
			assertThat(tag.posts).isEmpty();
		});

		unit.assertSilent();
		unit.run((entityManager) -> assertThat(entityManager.find(Post.class, this.postId).tags).isEmpty());
	}

	private User user(EntityManager entityManager) {
		return entityManager.find(User.class, this.userId);
	}

	private User other(EntityManager entityManager) {
		return entityManager.find(User.class, this.otherId);
	}

	@Entity
	@Table(name = "app_user")
	static class User {

		static final Association<User, Post> POSTS = Association.oneToMany(User::getPosts, Post::getAuthor,
				Post::setAuthor);

		static final Association<User, Profile> PROFILE = Association.oneToOne(User::getProfile, User::setProfile,
				Profile::getUser, Profile::setUser);

		@Id
		@GeneratedValue
		Long id;

		@OneToMany(mappedBy = "author", cascade = CascadeType.PERSIST)
		List<Post> posts = new ArrayList<>();

		@OneToOne(mappedBy = "user", cascade = CascadeType.PERSIST)
		Profile profile;

		List<Post> getPosts() {
			return this.posts;
		}

		@Nullable Profile getProfile() {
			return this.profile;
		}

		void setProfile(@Nullable Profile profile) {
			this.profile = profile;
		}

	}

	@Entity
	@Table(name = "profile")
	static class Profile {

		@Id
		@GeneratedValue
		Long id;

		@OneToOne(fetch = FetchType.LAZY)
		User user;

		@Nullable User getUser() {
			return this.user;
		}

		void setUser(@Nullable User user) {
			this.user = user;
		}

	}

	@Entity
	@Table(name = "post")
	static class Post {

		static final Association<Post, Tag> TAGS = Association.manyToMany(Post::getTags, Tag::getPosts);

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		User author;

		@ManyToMany
		Set<Tag> tags = new HashSet<>();

		@Nullable User getAuthor() {
			return this.author;
		}

		void setAuthor(@Nullable User author) {
			this.author = author;
		}

		Set<Tag> getTags() {
			return this.tags;
		}

	}

	@Entity
	@Table(name = "tag")
	static class Tag {

		@Id
		@GeneratedValue
		Long id;

		@ManyToMany(mappedBy = "tags")
		Set<Post> posts = new HashSet<>();

		Set<Post> getPosts() {
			return this.posts;
		}

	}

}
