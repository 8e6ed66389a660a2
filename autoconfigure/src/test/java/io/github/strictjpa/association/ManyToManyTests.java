package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.strictjpa.Violation;
import io.github.strictjpa.association.TestUnit.Database;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SideComparison} on many-to-many.
 */
@ParameterizedClass
@EnumSource
class ManyToManyTests {

	private static final String ROLE = Tag.class.getName() + ".posts";

	private static final String OWNING_ROLE = Post.class.getName() + ".tags";

	private static TestUnit unit;

	@Parameter
	Database database;

	private long postId;

	private long tagId;

	private long unusedId;

	@BeforeParameterizedClassInvocation
	static void start(Database database) {
		unit = TestUnit.of(database, Post.class, Tag.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		unit.close();
	}

	@BeforeEach
	void createOnePostWithOneTag() {
		unit.run((entityManager) -> {
			Post post = new Post();
			Tag tag = new Tag();
			Tag unused = new Tag();
			post.tags.add(tag);
			tag.posts.add(post);
			entityManager.persist(post);
			entityManager.persist(tag);
			entityManager.persist(unused);
			this.postId = post.id;
			this.tagId = tag.id;
			this.unusedId = unused.id;
		});
		unit.reset();
	}

	@Test
	void refusesAnAdditionToTheInverseSideOnly() {
		Violation violation = unit.refusal((entityManager) -> {
			Post post = post(entityManager);
			Hibernate.initialize(post.tags);
			unused(entityManager).posts.add(post);
		});

		assertThat(violation.message()).isEqualTo(
				"A Post was added to " + ROLE + ", but its " + OWNING_ROLE + " does not hold that Tag. Hibernate "
						+ "believes " + OWNING_ROLE + ", the owning side, so the change would be lost.");
		assertThat(violation.fix()).isEqualTo("Call post.getTags().add(tag) as well.");
	}

	@Test
	void refusesAnAdditionWhileTheOwningSideIsNotLoaded() {
		Violation violation = unit.refusal((entityManager) -> unused(entityManager).posts.add(post(entityManager)));

		assertThat(violation.message()).contains("but its " + OWNING_ROLE + " was not touched.");
	}

	@Test
	void refusesARemovalFromTheInverseSideOnly() {
		Violation violation = unit.refusal((entityManager) -> tag(entityManager).posts.remove(post(entityManager)));

		assertThat(violation.fix()).isEqualTo("Call post.getTags().remove(tag) as well, or delete the Post.");
		unit.run((entityManager) -> assertThat(post(entityManager).tags).hasSize(1));
	}

	@Test
	void refusesANewEntityWhoseOthersDoNotPointBack() {
		unit.refusal((entityManager) -> {
			Tag tag = new Tag();
			tag.posts.add(post(entityManager));
			entityManager.persist(tag);
		});
	}

	@Test
	void warnsOfAnInverseSideThatWasLeftBehind() {
		unit.run((entityManager) -> {
			Hibernate.initialize(tag(entityManager).posts);
			post(entityManager).tags.clear();
		});
		assertThat(unit.warning().fix()).isEqualTo("Call tag.getPosts().remove(post) as well.");

		unit.reset();
		unit.run((entityManager) -> {
			Hibernate.initialize(unused(entityManager).posts);
			post(entityManager).tags.add(unused(entityManager));
		});
		assertThat(unit.warning().fix()).isEqualTo("Call tag.getPosts().add(post) as well.");
	}

	@Test
	void permitsTheOwningSideAloneWhereTheInverseSideIsNotLoaded() {
		unit.run((entityManager) -> {
			post(entityManager).tags.clear();
			post(entityManager).tags.add(unused(entityManager));
		});

		unit.assertSilent();
	}

	@Test
	void permitsChangesOfBothSides() {
		unit.run((entityManager) -> {
			Post post = post(entityManager);
			post.tags.add(unused(entityManager));
			unused(entityManager).posts.add(post);
			post.tags.remove(tag(entityManager));
			tag(entityManager).posts.remove(post);
		});

		unit.assertSilent();
	}

	@Test
	void permitsADetachedCopyOnTheOwningSide() {
		Tag detached = unit.call(this::unused);
		unit.run((entityManager) -> {
			Post post = post(entityManager);
			post.tags.add(detached);
			unused(entityManager).posts.add(post);
		});
		unit.run((entityManager) -> assertThat(post(entityManager).tags).hasSize(2));

		unit.assertSilent();
	}

	@Test
	void permitsDeletions() {
		unit.run((entityManager) -> {
			Post post = post(entityManager);
			tag(entityManager).posts.remove(post);
			entityManager.remove(post);
		});

		unit.assertSilent();
	}

	private Post post(EntityManager entityManager) {
		return entityManager.find(Post.class, this.postId);
	}

	private Tag tag(EntityManager entityManager) {
		return entityManager.find(Tag.class, this.tagId);
	}

	private Tag unused(EntityManager entityManager) {
		return entityManager.find(Tag.class, this.unusedId);
	}

	@Entity
	@Table(name = "post")
	static class Post {

		@Id
		@GeneratedValue
		Long id;

		@ManyToMany
		Set<Tag> tags = new HashSet<>();

	}

	@Entity
	@Table(name = "tag")
	static class Tag {

		@Id
		@GeneratedValue
		Long id;

		@ManyToMany(mappedBy = "tags")
		List<Post> posts = new ArrayList<>();

	}

}
