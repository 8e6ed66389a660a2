package io.github.strictjpa.fetch;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.fetch.Blog.Country;
import io.github.strictjpa.fetch.Blog.Post;
import io.github.strictjpa.fetch.Blog.User;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.strictjpa.fetch.QBlog_Comment.comment;
import static io.github.strictjpa.fetch.QBlog_Post.post;
import static io.github.strictjpa.fetch.QBlog_Profile.profile;
import static io.github.strictjpa.fetch.QBlog_User.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what a {@link FetchPlan} loads, with a plain {@link EntityManager}.
 */
@ParameterizedClass
@ValueSource(booleans = { true, false })
class FetchPlanLoadingTests {

	private static final int USERS = 7;

	private static BlogUnit unit;

	private final FetchPlan<User> empty = FetchPlan.of(user);

	@Parameter
	private boolean postgres;

	@BeforeParameterizedClassInvocation
	static void open(boolean postgres) {
		unit = new BlogUnit(postgres);
		unit.persistUsers(USERS);
	}

	@AfterParameterizedClassInvocation
	static void close() {
		unit.close();
	}

	@Test
	void joinsToOneAssociationsInTheSameStatement() {
		FetchPlan<User> plan = this.empty.fetchJoin(user.profile, (nested) -> nested.fetchJoin(profile.country))
			.fetchJoin(user.badge)
			.fetchJoin(user.address.country);

		List<User> users = load(plan);

		assertThat(unit.sql().count()).isEqualTo(1);
		assertThat(users).hasSize(USERS)
			.allSatisfy((user) -> assertThat(user.profile.countryName()).isEqualTo("France"))
			.allSatisfy((user) -> assertThat(user.address.country.name).isEqualTo("France"))
			.allSatisfy((user) -> assertThat(Hibernate.isInitialized(user.badge)).isTrue())
			.noneSatisfy((user) -> assertThat(Hibernate.isInitialized(user.posts)).isTrue());
	}

	@Test
	void selectsEachToManyAssociationInByOneStatement() {
		FetchPlan<User> plan = this.empty.fetchJoin(user.badge)
			.selectIn(user.posts, (nested) -> nested.selectIn(post.tags).selectIn(post.comments))
			.selectIn(user.settings)
			.selectIn(user.nicknames);

		List<User> users = load(plan);

		assertThat(unit.sql().count()).isEqualTo(6);
		assertThat(users).allSatisfy((user) -> {
			assertThat(user.posts).extracting((post) -> post.title.length()).hasSize(2);
			assertThat(user.posts).allSatisfy((post) -> assertThat(post.tags).hasSize(1));
			assertThat(user.posts).allSatisfy((post) -> assertThat(post.comments).hasSize(2));
			assertThat(user.settings).containsOnlyKeys("theme");
			assertThat(user.nicknames).hasSize(1);
		});
	}

	@Test
	void joinsInTheStatementThatSelectsTheOwnersIn() {
		FetchPlan<User> plan = this.empty.fetchJoin(user.badge)
			.selectIn(user.posts, (nested) -> nested.fetchJoin(post.category).selectIn(post.comments));

		List<User> users = load(plan);

		assertThat(unit.sql().count()).isEqualTo(3);
		assertThat(users.stream().flatMap((user) -> user.posts.stream()))
			.allSatisfy((post) -> assertThat(post.category.name).isEqualTo("category of " + post.title));
	}

	@Test
	void leavesEagerAssociationsOutsideOfThePlanUnloaded() {
		List<User> users = load(this.empty.fetchJoin(user.badge).selectIn(user.posts));

		assertThat(unit.sql().count()).isEqualTo(2);
		assertThat(users.stream().flatMap((user) -> user.posts.stream()))
			.noneSatisfy((post) -> assertThat(Hibernate.isInitialized(post.category)).isTrue());
	}

	@Test
	void selectsToOneAssociationsIn() {
		FetchPlan<User> plan = this.empty.fetchJoin(user.badge)
			.selectIn(user.profile, (nested) -> nested.fetchJoin(profile.country));

		List<User> users = load(plan);

		assertThat(unit.sql().count()).isEqualTo(2);
		assertThat(users).allSatisfy((user) -> assertThat(user.profile.countryName()).isEqualTo("France"));
	}

	@Test
	void joinsAnInverseOneToOneThatIsSelectedIn() {
		List<User> users = load(this.empty.selectIn(user.badge));

		assertThat(unit.sql().count()).isEqualTo(1);
		assertThat(users).allSatisfy((user) -> assertThat(Hibernate.isInitialized(user.badge)).isTrue());
	}

	@Test
	void loadsBackThroughWhatIsThereAlready() {
		FetchPlan<User> plan = this.empty.fetchJoin(user.badge)
			.selectIn(user.posts, (nested) -> nested.fetchJoin(post.author)
				.selectIn(post.comments, (deeper) -> deeper.fetchJoin(comment.writer)));

		List<User> users = load(plan);

		assertThat(unit.sql().count()).isEqualTo(3);
		assertThat(users).allSatisfy((user) -> assertThat(user.posts.get(0).comments.get(0).writer).isSameAs(user));
	}

	@Test
	void ordersWhatTheMappingOrders() {
		List<User> users = load(this.empty.fetchJoin(user.badge).selectIn(user.posts));

		assertThat(users).allSatisfy((user) -> assertThat(user.posts).extracting((post) -> post.title).isSorted());
	}

	@Test
	void keepsTheLimitOfThePageInSql() {
		FetchPlan<User> plan = this.empty.fetchJoin(user.badge).fetchJoin(user.profile).selectIn(user.posts);

		List<User> users = unit.callInTransaction((entityManager) -> load(entityManager, plan, 3));

		assertThat(users).hasSize(3);
		assertThat(unit.sql().statements()).hasSize(2);
		assertThat(unit.sql().statements().get(0)).containsPattern("fetch first|limit");
	}

	@Test
	void bindsOneArrayWhereTheDatabaseHasArrays() {
		load(this.empty.fetchJoin(user.badge).selectIn(user.posts));

		String select = unit.sql().statements().get(1);
		assertThat(select.chars().filter((character) -> character == '?').count())
			.isEqualTo(this.postgres ? 1 : PartLoader.CHUNK);
	}

	@Test
	void loadsWhatIsMissingForManagedOwners() {
		unit.inTransaction((entityManager) -> {
			List<User> users = select(entityManager, this.empty.fetchJoin(user.badge), USERS);
			FetchPlan<User> plan = this.empty.fetchJoin(user.profile, (nested) -> nested.fetchJoin(profile.country))
				.selectIn(user.posts);
			Hibernate.initialize(users.get(0).posts);
			unit.sql().reset();

			plan.load(entityManager, users);
			plan.load(entityManager, users);

			assertThat(unit.sql().count()).isEqualTo(2);
			assertThat(users).allSatisfy((user) -> assertThat(user.posts).hasSize(2))
				.allSatisfy((user) -> assertThat(user.profile.countryName()).isEqualTo("France"));
		});
	}

	@Test
	void takesSeveralStatementsForManyOwners() {
		try (BlogUnit crowd = new BlogUnit(this.postgres)) {
			crowd.persistUsers(PartLoader.CHUNK + 1);

			List<User> users = crowd.callInTransaction((entityManager) -> {
				FetchPlan<User> plan = this.empty.fetchJoin(user.badge).selectIn(user.posts);
				List<User> all = select(entityManager, plan, PartLoader.CHUNK + 1);
				plan.load(entityManager, all);
				return all;
			});

			assertThat(crowd.sql().count()).isEqualTo(3);
			assertThat(users).hasSize(PartLoader.CHUNK + 1).allSatisfy((user) -> assertThat(user.posts).hasSize(2));
		}
	}

	@Test
	void loadsProxiesOfTheOwnersByOneStatement() {
		List<Long> ids = load(this.empty.fetchJoin(user.badge)).stream().map((user) -> user.id).toList();

		unit.inTransaction((entityManager) -> {
			List<User> users = ids.stream().map((id) -> entityManager.getReference(User.class, id)).toList();
			unit.sql().reset();

			this.empty.fetchJoin(user.badge).fetchJoin(user.profile).load(entityManager, users);

			assertThat(unit.sql().count()).isEqualTo(1);
			assertThat(users).allSatisfy((user) -> assertThat(Hibernate.isInitialized(user)).isTrue());
		});
	}

	@Test
	void refusesADetachedOwnerBeforeAnythingIsLoaded() {
		User detached = load(this.empty).get(0);

		unit.inTransaction((entityManager) -> {
			List<User> users = select(entityManager, this.empty.fetchJoin(user.badge), 2);
			List<User> owners = Stream.concat(users.stream(), Stream.of(detached)).toList();
			unit.sql().reset();

			assertThatIllegalArgumentException()
				.isThrownBy(() -> this.empty.selectIn(user.posts).load(entityManager, owners))
				.withMessage("The User at index 2 of the owners is not managed by this EntityManager: it is detached, "
						+ "removed or new. Nothing was loaded. Load the owners in the same transaction, or query for "
						+ "them with the plan.");
			assertThat(unit.sql().count()).isZero();
			assertThat(users).noneSatisfy((user) -> assertThat(Hibernate.isInitialized(user.posts)).isTrue());
		});
	}

	@Test
	void refusesAProxyOfAnotherSession() {
		User proxy = unit.callInTransaction((entityManager) -> entityManager.getReference(User.class, 1L));

		unit.inTransaction((entityManager) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> this.empty.load(entityManager, List.of(proxy))));
		unit.inTransaction((entityManager) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> this.empty.load(entityManager, Collections.singletonList(null))));
	}

	@Test
	void keepsWhatIsAddedToACollectionThatIsNotLoaded() {
		unit.inTransaction((entityManager) -> {
			User owner = select(entityManager, this.empty.fetchJoin(user.badge), 1).get(0);
			Post added = new Post();
			added.title = "zzz";
			added.author = owner;
			owner.posts.add(added);

			this.empty.selectIn(user.posts).load(entityManager, List.of(owner));

			assertThat(owner.posts).hasSize(3).contains(added);
			entityManager.clear();
		});
	}

	@Test
	void leavesTheBatchSizeAndTheGraphOfTheSessionAsTheyWere() {
		unit.inTransaction((entityManager) -> {
			Session session = entityManager.unwrap(Session.class);
			session.setFetchBatchSize(3);

			load(entityManager, this.empty.fetchJoin(user.badge).selectIn(user.posts), USERS);

			assertThat(session.getFetchBatchSize()).isEqualTo(3);
			unit.sql().reset();
			entityManager.clear();
			Post post = entityManager.createQuery("from Blog$Post", Post.class).setMaxResults(1).getSingleResult();
			assertThat(Hibernate.isInitialized(post.category)).isTrue();
		});
	}

	@Test
	void loadsAnOwnerThatIsNotFlushedYet() {
		unit.inTransaction((entityManager) -> {
			User added = Blog.user("new", entityManager.getReference(Country.class, 1L));
			entityManager.persist(added);

			this.empty.selectIn(user.posts, (nested) -> nested.selectIn(post.tags)).load(entityManager, List.of(added));

			assertThat(added.posts).hasSize(2);
			entityManager.getTransaction().setRollbackOnly();
		});
	}

	@Test
	void refusesAPlanForAnAssociationThatTheMappingDoesNotHave() {
		FetchPlan<User> plan = this.empty
			.selectIn(new com.querydsl.core.types.dsl.PathBuilder<>(User.class, "user").getList("pots", Post.class));

		assertThatIllegalArgumentException().isThrownBy(() -> load(plan))
			.withMessage("The plan names 'pots', but io.github.strictjpa.fetch.Blog$User has no association of that "
					+ "name. Build the plan from its query class.");
	}

	private List<User> load(FetchPlan<User> plan) {
		return unit.callInTransaction((entityManager) -> load(entityManager, plan, USERS));
	}

	private List<User> load(EntityManager entityManager, FetchPlan<User> plan, int limit) {
		unit.sql().reset();
		List<User> users = select(entityManager, plan, limit);
		plan.load(entityManager, users);
		return users;
	}

	private static List<User> select(EntityManager entityManager, FetchPlan<User> plan, int limit) {
		return entityManager.createQuery("select u from BlogUser u order by u.id", User.class)
			.setMaxResults(limit)
			.setHint("jakarta.persistence.fetchgraph", plan.toEntityGraph(entityManager))
			.getResultList();
	}

}
