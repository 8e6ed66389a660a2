package io.github.strictjpa.fetch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.fetch.Blog.User;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.HQLSelect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.InitializeCollectionEvent;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.strictjpa.fetch.QBatchQueueTests_Folder.folder;
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
	void tellsNoListenerOfALazyLoad() {
		try (BlogUnit unit = new BlogUnit(false)) {
			unit.persistUsers(2);
			List<Boolean> explicit = new ArrayList<>();

			unit.inTransaction((entityManager) -> {
				listen(entityManager, explicit);
				load(entityManager, this.plan);
				entityManager.clear();
				load(entityManager, this.plan, 1);
			});

			assertThat(explicit).isEmpty();
		}
	}

	@Test
	void loadsACollectionThatIsAloneAndEmptyOnce() {
		try (BlogUnit unit = new BlogUnit(false)) {
			unit.inTransaction((entityManager) -> entityManager.persist(new User()));
			unit.sql().reset();

			List<User> users = unit.callInTransaction((entityManager) -> load(entityManager, this.plan));

			assertThat(users).singleElement().satisfies((user) -> assertThat(user.posts).isEmpty());
			assertThat(unit.sql().count()).isEqualTo(2);
		}
	}

	@Test
	void loadsACollectionThatHasAQueryOfItsOwnExplicitlyByThat() {
		try (BlogUnit unit = new BlogUnit(false, Map.of(), Folder.class, Document.class)) {
			unit.inTransaction((entityManager) -> {
				entityManager.persist(new Folder(1));
				entityManager.persist(new Folder(2));
			});
			List<Boolean> explicit = new ArrayList<>();

			unit.inTransaction((entityManager) -> {
				listen(entityManager, explicit);
				List<Folder> folders = entityManager.createQuery("from BatchFolder", Folder.class).getResultList();
				FetchPlan.of(folder).selectIn(folder.documents).load(entityManager, folders);

				assertThat(folders).allSatisfy((folder) -> assertThat(folder.documents).singleElement()
					.satisfies((document) -> assertThat(document.kept).isTrue()));
				assertThat(explicit).containsExactly(true, true);
			});
		}
	}

	@Test
	void loadsAProxyThatWasAddedToACollectionBefore() {
		try (BlogUnit unit = new BlogUnit(false)) {
			unit.persistUsers(2);

			unit.inTransaction((entityManager) -> {
				List<User> users = load(entityManager, FetchPlan.of(user).fetchJoin(user.badge));
				Long id = entityManager.createQuery("select max(p.id) from BlogUser u join u.posts p", Long.class)
					.getSingleResult();
				users.get(0).posts.add(entityManager.getReference(Blog.Post.class, id));
				FetchPlan.of(user).selectIn(user.posts).load(entityManager, users.subList(0, 1));

				assertThat(users.get(0).posts).hasSize(3).allMatch(Hibernate::isInitialized);
				entityManager.clear();
			});
		}
	}

	@Test
	void asksAgainForTheFiltersOfASession() {
		try (BlogUnit unit = new BlogUnit(false, Map.of(), Folder.class, Document.class)) {
			unit.inTransaction((entityManager) -> entityManager.persist(new Folder(1)));
			FetchPlan<Folder> plan = FetchPlan.of(folder).selectIn(folder.all);

			assertThat(all(unit, plan, false)).hasSize(2);
			assertThat(all(unit, plan, true)).hasSize(1);
			assertThat(all(unit, plan, false)).hasSize(2);
		}
	}

	private static Set<Document> all(BlogUnit unit, FetchPlan<Folder> plan, boolean filtered) {
		return unit.callInTransaction((entityManager) -> {
			if (filtered) {
				entityManager.unwrap(Session.class).enableFilter("kept");
			}
			List<Folder> folders = entityManager.createQuery("from BatchFolder", Folder.class).getResultList();
			plan.load(entityManager, folders);
			return folders.get(0).all;
		});
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

	@Entity(name = "BatchFolder")
	static class Folder {

		@Id
		Long id;

		@OneToMany
		@JoinColumn(name = "folder_id", insertable = false, updatable = false)
		@HQLSelect(query = "select d from BatchFolder f join f.all d where f.id = ?1 and d.kept")
		List<Document> documents = new ArrayList<>();

		@OneToMany(cascade = CascadeType.PERSIST)
		@JoinColumn(name = "folder_id")
		@Filter(name = "kept", condition = "kept")
		Set<Document> all = new HashSet<>();

		Folder() {
		}

		Folder(long id) {
			this.id = id;
			this.all.add(new Document(2 * id, true));
			this.all.add(new Document(2 * id + 1, false));
		}

	}

	@Entity(name = "BatchDocument")
	@FilterDef(name = "kept")
	static class Document {

		@Id
		Long id;

		boolean kept;

		Document() {
		}

		Document(long id, boolean kept) {
			this.id = id;
			this.kept = kept;
		}

	}

}
