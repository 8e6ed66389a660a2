package io.github.strictjpa.lazyload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.acme.blog.Post;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.ViolationException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceUnitUtil;
import org.hibernate.Hibernate;
import org.hibernate.LazyInitializationException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for lazy loads of collections.
 */
class LazyCollectionTests extends BlogTests {

	private static final String POSTS = "com.acme.blog.User.posts";

	static Stream<Named<Function<User, Object>>> reads() {
		return Stream.of(read("iterator", (user) -> user.getPosts().iterator()),
				read("size", (user) -> user.getPosts().size()), read("isEmpty", (user) -> user.getPosts().isEmpty()),
				read("contains", (user) -> user.getPosts().contains(new Post("x", user))),
				read("containsAll", (user) -> user.getPosts().containsAll(List.of(new Post("x", user)))),
				read("get", (user) -> user.getPosts().get(0)), read("indexOf", (user) -> user.getPosts().indexOf(user)),
				read("subList", (user) -> user.getPosts().subList(0, 1)),
				read("stream", (user) -> user.getPosts().stream().count()),
				read("toArray", (user) -> user.getPosts().toArray()),
				read("toString", (user) -> user.getPosts().toString()),
				read("copy", (user) -> new ArrayList<>(user.getPosts())),
				read("for each", (user) -> titles(user.getPosts())),
				read("removeIf", (user) -> user.getPosts().removeIf((post) -> false)));
	}

	static Stream<Named<Function<User, Object>>> readsOfAMap() {
		return Stream.of(read("get", (user) -> user.getSettings().get("theme")),
				read("containsKey", (user) -> user.getSettings().containsKey("theme")),
				read("containsValue", (user) -> user.getSettings().containsValue("dark")),
				read("keySet", (user) -> user.getSettings().keySet()),
				read("values", (user) -> user.getSettings().values()),
				read("entrySet", (user) -> user.getSettings().entrySet()),
				read("getOrDefault", (user) -> user.getSettings().getOrDefault("theme", "")),
				read("copyOf", (user) -> Map.copyOf(user.getSettings())));
	}

	@ParameterizedTest
	@MethodSource("reads")
	void refusesReadsOfABag(Function<User, Object> read) {
		inTransaction((em) -> {
			User user = user();

			assertRefused(POSTS, () -> read.apply(user));
		});
	}

	@ParameterizedTest
	@MethodSource("readsOfAMap")
	void refusesReadsOfAMap(Function<User, Object> read) {
		inTransaction((em) -> {
			User user = user();

			assertRefused("com.acme.blog.User.settings", () -> read.apply(user));
		});
	}

	@Test
	void refusesReadsOfAnyOtherKind() {
		inTransaction((em) -> {
			User user = user();

			assertRefused("com.acme.blog.User.badges", () -> user.getBadges().size());
			assertRefused("com.acme.blog.User.nicknames", () -> user.getNicknames().get(0));
			assertRefused("com.acme.blog.User.phones", () -> user.getPhones().get(0));
			assertRefused("com.acme.blog.User.languages", () -> user.getLanguages().iterator());
		});
	}

	@Test
	void refusesACollectionInAnEmbeddable() {
		Long id = fromTransaction((em) -> {
			Post post = new Post("Reviewed", null);
			post.setReview(new Post.Review(null, "fine"));
			em.persist(post);
			return post.getId();
		});

		inTransaction((em) -> {
			Post post = em.find(Post.class, id);

			assertRefused("com.acme.blog.Post.review.remarks", () -> post.getReview().getRemarks().size());
		});
	}

	@Test
	void refusesACollectionOfAnEntityFromAQuery() {
		inTransaction((em) -> {
			User user = query(em, "from User where id = :id");

			assertRefused(POSTS, () -> user.getPosts().size());
		});
	}

	@Test
	void refusesACollectionOfAnEntityFromANativeQuery() {
		inTransaction((em) -> {
			User user = (User) em.createNativeQuery("select * from users where id = ?1", User.class)
				.setParameter(1, this.userId)
				.getSingleResult();

			assertRefused(POSTS, () -> user.getPosts().size());
		});
	}

	@Test
	void refusesACollectionWhileAResultIsStreamed() {
		inTransaction((em) -> {
			Stream<User> users = em.createQuery("from User where id = :id", User.class)
				.setParameter("id", this.userId)
				.getResultStream();

			try (users) {
				assertThatExceptionOfType(ViolationException.class)
					.isThrownBy(() -> users.forEach((user) -> user.getPosts().size()))
					.satisfies((ex) -> assertThat(ex.violation().subject()).isEqualTo(POSTS));
			}
			assertThat(this.sql.statements()).hasSize(1);
		});
	}

	@Test
	void staysSilentOnWhatABatchHasLoaded() {
		Long otherId = fromTransaction((em) -> {
			User other = new User("Grace");
			em.persist(other);
			return other.getId();
		});

		inTransaction((em) -> {
			User user = user();
			User other = em.find(User.class, otherId);
			this.sql.reset();

			LazyLoading.permit("the test loads the batch", () -> user.getLanguages().size());

			assertThat(this.sql.count()).isOne();
			assertFree(() -> assertThat(other.getLanguages()).isEmpty());
		});
	}

	@Test
	void staysSilentOnAFetchedCollection() {
		inTransaction((em) -> {
			User user = query(em, "from User u join fetch u.posts where u.id = :id");

			assertFree(() -> assertThat(user.getPosts()).hasSize(2));
		});
	}

	@Test
	void staysSilentOnACollectionThatIsReplaced() {
		inTransaction((em) -> {
			User user = user();

			assertFree(() -> user.setNicknames(new ArrayList<>(List.of("Ada"))));
			assertSilent(em::flush);
		});
	}

	@Test
	void staysSilentOnACollectionOfANewEntity() {
		inTransaction((em) -> {
			User user = new User("Grace");
			em.persist(user);
			em.flush();

			assertFree(() -> assertThat(user.getPosts()).isEmpty());
		});
	}

	@Test
	void staysSilentOnExplicitLoads() {
		inTransaction((em) -> assertSilent(() -> Hibernate.initialize(user().getPosts())));
		inTransaction((em) -> assertSilent(() -> persistenceUnitUtil(em).load(user(), "posts")));
		inTransaction((em) -> assertSilent(() -> assertThat(Hibernate.size(user().getPosts())).isEqualTo(2)));
	}

	@Test
	void staysSilentOnQuestions() {
		inTransaction((em) -> {
			User user = user();

			assertFree(() -> assertThat(persistenceUnitUtil(em).isLoaded(user, "posts")).isFalse());
			assertFree(() -> assertThat(user.getPosts()).isSameAs(user.getPosts()));
		});
	}

	@Test
	void leavesDetachedCollectionsToHibernate() {
		User user = fromTransaction((em) -> user());

		assertThatExceptionOfType(LazyInitializationException.class).isThrownBy(() -> user.getPosts().size());
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	private User query(EntityManager em, String text) {
		return em.createQuery(text, User.class).setParameter("id", this.userId).getSingleResult();
	}

	private static PersistenceUnitUtil persistenceUnitUtil(EntityManager em) {
		return em.getEntityManagerFactory().getPersistenceUnitUtil();
	}

	private static Collection<String> titles(List<Post> posts) {
		List<String> titles = new ArrayList<>();
		for (Post post : posts) {
			titles.add(post.getTitle());
		}
		return titles;
	}

	private static Named<Function<User, Object>> read(String name, Function<User, Object> read) {
		return Named.of(name, read);
	}

}
