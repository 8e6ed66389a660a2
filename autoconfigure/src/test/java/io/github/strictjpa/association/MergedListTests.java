package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.strictjpa.association.TestUnit.Database;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RelationshipReader} on lists that are emptied before they are loaded:
 * {@code merge} does that where it does not cascade, and then adds what was there.
 */
class MergedListTests {

	private static TestUnit unit;

	private long tagId;

	private long postId;

	@BeforeAll
	static void start() {
		unit = TestUnit.of(Database.H2, Post.class, Tag.class);
	}

	@AfterAll
	static void stop() {
		unit.close();
	}

	@BeforeEach
	void createAPostWithATag() {
		unit.run((entityManager) -> {
			Tag tag = new Tag();
			Post post = new Post();
			post.tags.add(tag);
			tag.posts.add(post);
			entityManager.persist(tag);
			entityManager.persist(post);
			this.tagId = tag.id;
			this.postId = post.id;
		});
		unit.reset();
	}

	@Test
	void permitsADetachedCopyWhoseListWasLoaded() {
		Tag detached = unit.call((entityManager) -> {
			Tag tag = entityManager.find(Tag.class, this.tagId);
			Hibernate.initialize(tag.posts);
			return tag;
		});
		detached.name = "java";

		unit.run((entityManager) -> entityManager.merge(detached));

		unit.assertSilent();
		assertThat(name()).isEqualTo("java");
	}

	@Test
	void permitsARequestThatNamesTheElementsById() {
		unit.run((entityManager) -> {
			Tag request = new Tag();
			request.id = this.tagId;
			request.name = "java";
			Post post = new Post();
			post.id = this.postId;
			request.posts.add(post);
			entityManager.merge(request);
		});

		unit.assertSilent();
		assertThat(name()).isEqualTo("java");
	}

	@Test
	void warnsOfARequestThatNamesNoElements() {
		unit.run((entityManager) -> {
			Hibernate.initialize(entityManager.find(Tag.class, this.tagId).posts);
			Tag request = new Tag();
			request.id = this.tagId;
			request.name = "java";
			entityManager.merge(request);
			entityManager.flush();
		});

		assertThat(unit.warning().rule()).isEqualTo(AssociationGuard.STALE_INVERSE_SIDE);
		assertThat(unit.warning().message()).startsWith("A Tag was merged without its ");
		assertThat(unit.warning().fix()).startsWith("Load the Tag and copy what changes, instead of merging a copy; ");
	}

	@Test
	void refusesANewElementThatIsAddedToAListThatWasEmptied() {
		unit.refusal((entityManager) -> {
			Post post = new Post();
			entityManager.persist(post);
			Tag tag = entityManager.find(Tag.class, this.tagId);
			tag.posts.clear();
			tag.posts.add(post);
		});
	}

	private String name() {
		return unit.call((EntityManager entityManager) -> entityManager.find(Tag.class, this.tagId).name);
	}

	@Entity(name = "Post")
	static class Post {

		@Id
		@GeneratedValue
		Long id;

		@ManyToMany(fetch = FetchType.LAZY)
		Set<Tag> tags = new HashSet<>();

	}

	@Entity(name = "Tag")
	static class Tag {

		@Id
		@GeneratedValue
		Long id;

		String name;

		@ManyToMany(mappedBy = "tags")
		List<Post> posts = new ArrayList<>();

	}

}
