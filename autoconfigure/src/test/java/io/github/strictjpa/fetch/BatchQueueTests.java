package io.github.strictjpa.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.strictjpa.fetch.Blog.User;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.InitializeCollectionEvent;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.strictjpa.fetch.QBlog_Post.post;
import static io.github.strictjpa.fetch.QBlog_Profile.profile;
import static io.github.strictjpa.fetch.QBlog_User.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BatchQueue}: they pin what it takes from Hibernate's SPI.
 */
class BatchQueueTests {

	private final FetchPlan<User> plan = FetchPlan.of(user)
		.fetchJoin(user.badge)
		.selectIn(user.posts, (nested) -> nested.fetchJoin(post.category));

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 100, 499, 500, 1000 })
	void takesOneStatementWhateverBatchSizeIsMapped(int mapped) {
		try (BlogUnit unit = new BlogUnit(false, Map.of("hibernate.default_batch_fetch_size", mapped))) {
			unit.persistUsers(7);

			List<User> users = unit.callInTransaction((entityManager) -> load(entityManager, this.plan));

			assertThat(unit.sql().count()).isEqualTo(2);
			assertThat(users.stream().flatMap((user) -> user.posts.stream())).hasSize(14)
				.allSatisfy((post) -> assertThat(post.category.name).startsWith("category of"));
		}
	}

	@Test
	void leavesWhatOtherOwnersHoldLoadableOneByOne() {
		try (BlogUnit unit = new BlogUnit(false, Map.of("hibernate.default_batch_fetch_size", 500))) {
			unit.persistUsers(3);

			unit.inTransaction((entityManager) -> {
				List<User> users = load(entityManager, FetchPlan.of(user).fetchJoin(user.badge));
				this.plan.load(entityManager, users.subList(0, 1));

				assertThat(users.get(2).posts).hasSize(2);
				this.plan.load(entityManager, users);
				assertThat(users).allSatisfy((user) -> assertThat(Hibernate.isInitialized(user.posts)).isTrue());
			});
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 100, 500 })
	void selectsProxiesInByOneStatementWhateverBatchSizeIsMapped(int mapped) {
		try (BlogUnit unit = new BlogUnit(false, Map.of("hibernate.default_batch_fetch_size", mapped))) {
			unit.persistUsers(7);

			List<User> users = unit.callInTransaction((entityManager) -> load(entityManager,
					FetchPlan.of(user)
						.fetchJoin(user.badge)
						.selectIn(user.profile, (nested) -> nested.fetchJoin(profile.country))));

			assertThat(unit.sql().count()).isEqualTo(2);
			assertThat(users).allSatisfy((user) -> assertThat(user.profile.countryName()).isEqualTo("France"));
		}
	}

	@Test
	void loadsExplicitlyInTheEyesOfAListener() {
		try (BlogUnit unit = new BlogUnit(false)) {
			unit.persistUsers(2);
			List<Boolean> explicit = new ArrayList<>();

			unit.inTransaction((entityManager) -> {
				listen(entityManager, explicit);
				load(entityManager, this.plan);
				entityManager.clear();
				load(entityManager, this.plan, 1);
			});

			assertThat(explicit).isNotEmpty().containsOnly(true);
		}
	}

	private static void listen(EntityManager entityManager, List<Boolean> explicit) {
		InitializeCollectionEventListener listener = new InitializeCollectionEventListener() {

			@Override
			public void onInitializeCollection(InitializeCollectionEvent event) {
				explicit.add(StackWalker.getInstance()
					.walk((frames) -> frames
						.anyMatch((frame) -> frame.getClassName().equals(Hibernate.class.getName()))));
			}

		};
		entityManager.getEntityManagerFactory()
			.unwrap(SessionFactoryImplementor.class)
			.getEventListenerRegistry()
			.prependListeners(EventType.INIT_COLLECTION, listener);
	}

	private static List<User> load(EntityManager entityManager, FetchPlan<User> plan) {
		return load(entityManager, plan, Integer.MAX_VALUE);
	}

	private static List<User> load(EntityManager entityManager, FetchPlan<User> plan, int limit) {
		List<User> users = entityManager.createQuery("select u from BlogUser u order by u.id", User.class)
			.setMaxResults(limit)
			.setHint("jakarta.persistence.fetchgraph", plan.toEntityGraph(entityManager))
			.getResultList();
		plan.load(entityManager, users);
		return users;
	}

}
