package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.Violation;
import io.github.strictjpa.association.TestUnit.Database;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
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
 * Tests for {@link SideComparison} on one-to-many and many-to-one.
 */
@ParameterizedClass
@EnumSource
class OneToManyTests {

	private static final String ROLE = User.class.getName() + ".posts";

	private static final String OWNING_ROLE = Post.class.getName() + ".author";

	private static TestUnit unit;

	@Parameter
	Database database;

	private long userId;

	private long otherId;

	private long postId;

	@BeforeParameterizedClassInvocation
	static void start(Database database) {
		unit = TestUnit.of(database, User.class, Post.class, Tag.class, Step.class, Page.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		unit.close();
	}

	@BeforeEach
	void createOnePostOfOneUser() {
		unit.run((entityManager) -> {
			User user = new User();
			Post post = new Post();
			user.add(post);
			User other = new User();
			entityManager.persist(user);
			entityManager.persist(other);
			this.userId = user.id;
			this.otherId = other.id;
			this.postId = post.id;
		});
		unit.reset();
	}

	@Test
	void refusesANewChildThatDoesNotPointBack() {
		Violation violation = unit.refusal((entityManager) -> user(entityManager).getPosts().add(new Post()));

		assertThat(violation.rule()).isEqualTo(AssociationGuard.LOST_ASSOCIATION_CHANGE);
		assertThat(violation.subject()).isEqualTo(ROLE);
		assertThat(violation.message()).isEqualTo("A Post was added to " + ROLE + ", but its " + OWNING_ROLE
				+ " is null. Hibernate believes " + OWNING_ROLE + ", the owning side, so the change would be lost.");
		assertThat(violation.fix()).isEqualTo("Call post.setAuthor(user) as well.");
	}

	@Test
	void writesNothingWhenItRefuses() {
		unit.refusal((entityManager) -> {
			User user = user(entityManager);
			Hibernate.initialize(user.getPosts());
			user.name = "changed";
			user.getPosts().get(0).title = "changed";
			user.getPosts().add(new Post());
			unit.reset();
		});

		assertThat(unit.sql().statements()).noneMatch((sql) -> sql.startsWith("insert") || sql.startsWith("update"));
		unit.run((entityManager) -> {
			assertThat(user(entityManager).name).isNull();
			assertThat(user(entityManager).getPosts()).extracting((post) -> post.title).containsOnlyNulls().hasSize(1);
		});
	}

	@Test
	void refusesAChildThatPointsToAnotherParent() {
		Violation violation = unit.refusal((entityManager) -> {
			Post post = new Post();
			post.author = other(entityManager);
			entityManager.persist(post);
			Hibernate.initialize(user(entityManager).getPosts());
			user(entityManager).getPosts().add(post);
		});

		assertThat(violation.message()).startsWith(
				"A Post was added to " + ROLE + ", but its " + OWNING_ROLE + " is another User. Hibernate believes ");
		assertThat(violation.detail()).contains("User#" + this.userId).contains("Post#");
		assertThat(violation.toString()).doesNotContain("#");
	}

	@Test
	void refusesANewParentWhoseChildrenDoNotPointBack() {
		Violation violation = unit.refusal((entityManager) -> {
			User user = new User();
			user.getPosts().add(new Post());
			entityManager.persist(user);
		});

		assertThat(violation.subject()).isEqualTo(ROLE);
	}

	@Test
	void refusesAnAdditionToACollectionThatIsNotLoaded() {
		unit.refusal((entityManager) -> {
			User user = user(entityManager);
			user.getPosts().add(new Post());
			assertThat(Hibernate.isInitialized(user.getPosts())).isFalse();
		});

		assertThat(unit.sql().statements()).noneMatch((sql) -> sql.contains("from post"));
	}

	@Test
	void refusesANewChildThatWasAddedBeforeTheCollectionWasLoaded() {
		unit.refusal((entityManager) -> {
			User user = user(entityManager);
			user.getPosts().add(new Post());
			assertThat(user.getPosts()).hasSize(2);
		});
	}

	@Test
	void refusesAnExistingChildThatMovesOnTheInverseSideOnly() {
		unit.refusal((entityManager) -> {
			User other = other(entityManager);
			Hibernate.initialize(other.getPosts());
			other.getPosts().add(post(entityManager));
		});

		unit.run((entityManager) -> assertThat(post(entityManager).author).isSameAs(user(entityManager)));
	}

	@Test
	void refusesAProxyThatNobodyTouched() {
		unit.refusal((entityManager) -> {
			User other = other(entityManager);
			Hibernate.initialize(other.getPosts());
			other.getPosts().add(entityManager.getReference(Post.class, this.postId));
		});
	}

	@Test
	void refusesARemovalFromTheInverseSideOnly() {
		Violation violation = unit.refusal((entityManager) -> user(entityManager).getPosts().remove(0));

		assertThat(violation.message()).isEqualTo("A Post was removed from " + ROLE + ", but its " + OWNING_ROLE
				+ " still leads to that User. Hibernate believes " + OWNING_ROLE
				+ ", the owning side, so the change would be lost.");
		assertThat(violation.fix()).isEqualTo("Call post.setAuthor(null) as well, or delete the Post.");
		unit.run((entityManager) -> assertThat(user(entityManager).getPosts()).hasSize(1));
	}

	@Test
	void refusesAReplacedCollectionThatLeavesSomethingOut() {
		unit.refusal((entityManager) -> {
			User user = user(entityManager);
			Hibernate.initialize(user.getPosts());
			user.posts = new ArrayList<>();
		});
	}

	@Test
	void refusesAReplacedCollectionWhoseElementsDoNotPointBack() {
		unit.refusal((entityManager) -> user(entityManager).posts = new ArrayList<>(List.of(new Post())));
	}

	@Test
	void refusesSetsMapsAndOrderedListsToo() {
		assertThat(unit.refusal((entityManager) -> user(entityManager).tags.add(new Tag())).fix())
			.isEqualTo("Call tag.setUser(user) as well.");
		assertThat(unit.refusal((entityManager) -> user(entityManager).steps.add(new Step())).fix())
			.isEqualTo("Call step.setUser(user) as well.");
		assertThat(unit.refusal((entityManager) -> user(entityManager).pages.put("a", new Page("a"))).fix())
			.isEqualTo("Call page.setUser(user) as well.");
	}

	@Test
	void refusesADeletionThatTheCascadeWouldUndo() {
		Violation violation = unit.refusal((entityManager) -> {
			Hibernate.initialize(user(entityManager).getPosts());
			entityManager.remove(post(entityManager));
		});

		assertThat(violation.message()).isEqualTo("A Post was deleted, but " + ROLE
				+ " still holds it and cascades PERSIST. The flush persists it again and nothing is deleted.");
		assertThat(violation.fix()).isEqualTo("Call user.getPosts().remove(post) as well.");
	}

	@Test
	void permitsADeletionOfWhatTheCollectionNoLongerHolds() {
		unit.run((entityManager) -> {
			user(entityManager).getPosts().remove(0);
			entityManager.remove(post(entityManager));
		});
		unit.run((entityManager) -> assertThat(post(entityManager)).isNull());

		unit.assertSilent();
	}

	@Test
	void permitsADeletionWhoseCollectionIsNotLoaded() {
		unit.run((entityManager) -> {
			user(entityManager);
			entityManager.remove(post(entityManager));
		});
		unit.run((entityManager) -> assertThat(post(entityManager)).isNull());

		unit.assertSilent();
	}

	@Test
	void permitsADeletionOfTheParentWithItsChildren() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Hibernate.initialize(user.getPosts());
			entityManager.remove(user);
		});
		unit.run((entityManager) -> assertThat(post(entityManager)).isNull());

		unit.assertSilent();
	}

	@Test
	void permitsChangesOfBothSides() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			user.add(new Post());
			user.add(new Tag());
			user.add(new Step());
			user.add(new Page("a"));
		});
		unit.run((entityManager) -> {
			User user = user(entityManager);
			assertThat(user.getPosts()).hasSize(2);
			user.getPosts().get(0).author = null;
			user.getPosts().remove(0);
			user.tags.iterator().next().user = null;
			user.tags.clear();
			user.pages.get("a").user = null;
			user.pages.clear();
		});

		unit.assertSilent();
	}

	@Test
	void permitsAMoveOfBothSides() {
		unit.run((entityManager) -> {
			Post post = user(entityManager).getPosts().remove(0);
			Hibernate.initialize(other(entityManager).getPosts());
			other(entityManager).getPosts().add(post);
			post.author = other(entityManager);
		});

		unit.assertSilent();
	}

	@Test
	void permitsAReplacedCollectionOfTheSameElements() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			user.posts = new ArrayList<>(user.getPosts());
		});
		unit.run((entityManager) -> {
			User user = user(entityManager);
			user.posts = new ArrayList<>(List.of(post(entityManager)));
		});

		unit.assertSilent();
	}

	@Test
	void permitsAParentThatIsAProxyOrADetachedCopy() {
		User detached = unit.call(this::user);
		unit.run((entityManager) -> {
			Post first = new Post();
			first.author = entityManager.getReference(User.class, this.userId);
			Post second = new Post();
			second.author = detached;
			User user = user(entityManager);
			user.getPosts().add(first);
			user.getPosts().add(second);
			user.getPosts().size();
		});

		unit.assertSilent();
	}

	@Test
	void permitsTheOwningSideAloneWhereTheInverseSideIsNotLoaded() {
		unit.run((entityManager) -> {
			user(entityManager);
			post(entityManager).author = other(entityManager);
		});

		unit.assertSilent();
		unit.run((entityManager) -> assertThat(other(entityManager).getPosts()).hasSize(1));
	}

	@Test
	void warnsOfAnInverseSideThatStillHoldsWhatTheOwningSideLeft() {
		unit.run((entityManager) -> {
			Hibernate.initialize(user(entityManager).getPosts());
			post(entityManager).author = other(entityManager);
		});

		Violation violation = unit.warning();
		assertThat(violation.rule()).isEqualTo(AssociationGuard.STALE_INVERSE_SIDE);
		assertThat(violation.subject()).isEqualTo(ROLE);
		assertThat(violation.message()).isEqualTo("A Post was taken from a User by " + OWNING_ROLE + ", but the loaded "
				+ ROLE + " still holds it. Hibernate believes " + OWNING_ROLE
				+ ", the owning side: the database will be right, this session reads wrong.");
		assertThat(violation.fix()).isEqualTo("Call user.getPosts().remove(post) as well.");
	}

	@Test
	void warnsOfAnInverseSideThatLacksWhatTheOwningSideGaveIt() {
		unit.run((entityManager) -> {
			Hibernate.initialize(other(entityManager).getPosts());
			post(entityManager).author = other(entityManager);
		});

		assertThat(unit.warning().message()).startsWith(
				"A Post was given to a User by " + OWNING_ROLE + ", but the loaded " + ROLE + " does not hold it. ");
		assertThat(unit.warning().fix()).isEqualTo("Call user.getPosts().add(post) as well.");
	}

	@Test
	void warnsOfANewChildThatALoadedCollectionLacks() {
		unit.run((entityManager) -> {
			Post post = new Post();
			post.author = user(entityManager);
			Hibernate.initialize(post.author.getPosts());
			entityManager.persist(post);
		});

		assertThat(unit.warning().rule()).isEqualTo(AssociationGuard.STALE_INVERSE_SIDE);
	}

	@Test
	void doesNotTakeWhatWasLeftBehindForALostChange() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Hibernate.initialize(user.getPosts());
			post(entityManager).author = other(entityManager);
			entityManager.flush();
			unit.reset();

			user.add(new Post());
		});

		unit.assertSilent();
	}

	@Test
	void leavesDeletedChildrenAlone() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Step step = new Step();
			user.add(step);
			entityManager.persist(step);
		});
		unit.run((entityManager) -> {
			User user = user(entityManager);
			entityManager.remove(user.steps.get(0));
			user.steps.clear();
		});

		unit.assertSilent();
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

		String name;

		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
		List<Post> posts = new ArrayList<>();

		@OneToMany(mappedBy = "user", cascade = CascadeType.ALL)
		Set<Tag> tags = new HashSet<>();

		@OneToMany(mappedBy = "user", cascade = CascadeType.ALL)
		@OrderColumn
		List<Step> steps = new ArrayList<>();

		@OneToMany(mappedBy = "user", cascade = CascadeType.ALL)
		@MapKey(name = "name")
		Map<String, Page> pages = new HashMap<>();

		List<Post> getPosts() {
			return this.posts;
		}

		void add(Post post) {
			this.posts.add(post);
			post.author = this;
		}

		void add(Tag tag) {
			this.tags.add(tag);
			tag.user = this;
		}

		void add(Step step) {
			this.steps.add(step);
			step.user = this;
		}

		void add(Page page) {
			this.pages.put(page.name, page);
			page.user = this;
		}

	}

	@Entity
	@Table(name = "post")
	static class Post {

		@Id
		@GeneratedValue
		Long id;

		String title;

		@ManyToOne(fetch = FetchType.LAZY)
		User author;

	}

	@Entity
	@Table(name = "tag")
	static class Tag {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		User user;

	}

	@Entity
	@Table(name = "step")
	static class Step {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		User user;

	}

	@Entity
	@Table(name = "page")
	static class Page {

		@Id
		@GeneratedValue
		Long id;

		String name;

		@ManyToOne(fetch = FetchType.LAZY)
		User user;

		Page() {
		}

		Page(String name) {
			this.name = name;
		}

	}

}
