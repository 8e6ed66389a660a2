package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.acme.blog.Authors;
import com.acme.blog.Badge;
import com.acme.blog.Post;
import com.acme.blog.Profile;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.Violation;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for roles that are loaded by statement after statement.
 */
class NPlusOneTests extends BlogTests {

	private static final String AUTHOR = "com.acme.blog.Post.author";

	private static final String POSTS = "com.acme.blog.User.posts";

	private final List<Long> userIds = new ArrayList<>();

	private final List<Long> postIds = new ArrayList<>();

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.rules.lazy-load=warn" };
	}

	@BeforeEach
	void createFiveUsersWithAPost() {
		this.userIds.clear();
		this.postIds.clear();
		inTransaction((em) -> IntStream.range(0, 5).forEach((number) -> {
			User user = new User("User " + number);
			Post post = new Post("Post " + number, user);
			user.getPosts().add(post);
			user.getBadges().add(new Badge("Badge " + number, user));
			user.getLanguages().add("en");
			em.persist(user);
			em.persist(new Profile(user));
			this.userIds.add(user.getId());
			this.postIds.add(post.getId());
		}));
		this.sql.reset();
	}

	@Test
	void recordsACollectionOfFiveOwners() {
		inTransaction((em) -> countPosts(users(em, 5)));

		assertThat(this.sql.count()).isEqualTo(6);
		assertThat(nPlusOnes()).singleElement().satisfies((violation) -> {
			assertThat(violation.subject()).isEqualTo(POSTS);
			assertThat(violation.origin())
				.hasToString(NPlusOneTests.class.getName() + ".countPosts (line " + violation.origin().line() + ")");
		});
	}

	@Test
	void recordsTheThirdStatement() {
		inTransaction((em) -> {
			List<User> users = users(em, 3);
			for (User user : users) {
				assertThat(nPlusOnes()).isEmpty();
				user.getPosts().size();
			}
		});

		assertThat(this.sql.count()).isEqualTo(4);
		assertThat(nPlusOnes()).hasSize(1);
	}

	@Test
	void staysSilentOnTheSecondStatement() {
		inTransaction((em) -> countPosts(users(em, 2)));

		assertThat(this.sql.count()).isEqualTo(3);
		assertThat(nPlusOnes()).isEmpty();
	}

	@Test
	void recordsProxiesOfOneAttribute() {
		inTransaction((em) -> posts(em).forEach((post) -> post.getAuthor().getName()));

		assertThat(this.sql.count()).isEqualTo(6);
		assertThat(nPlusOnes()).extracting(Violation::subject).containsExactly(AUTHOR);
	}

	@Test
	void recordsProxiesThatNobodyHolds() {
		inTransaction((em) -> this.userIds.forEach((id) -> em.getReference(User.class, id).getName()));

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(nPlusOnes()).extracting(Violation::subject).containsExactly("com.acme.blog.User");
	}

	@Test
	void recordsProxiesOfAOneToOne() {
		inTransaction((em) -> em.createQuery("from Profile p where p.user.id in :ids", Profile.class)
			.setParameter("ids", this.userIds)
			.getResultList()
			.forEach((profile) -> profile.getUser().getName()));

		assertThat(this.sql.count()).isEqualTo(6);
		assertThat(nPlusOnes()).extracting(Violation::subject).containsExactly("com.acme.blog.Profile.user");
	}

	@Test
	void recordsWritesThatLoad() {
		inTransaction((em) -> users(em, 3).forEach((user) -> user.getBadges().add(new Badge("new", user))));

		assertThat(nPlusOnes()).extracting(Violation::subject).containsExactly("com.acme.blog.User.badges");
	}

	@Test
	void recordsTwoRolesThatAreLoadedSideBySide() {
		inTransaction((em) -> posts(em).forEach((post) -> post.getAuthor().getPosts().size()));

		assertThat(this.sql.count()).isEqualTo(11);
		assertThat(nPlusOnes()).extracting(Violation::subject).containsExactlyInAnyOrder(AUTHOR, POSTS);
	}

	@Test
	void countsDistinctOwnersOnly() {
		inTransaction((em) -> {
			for (int time = 0; time < 5; time++) {
				countPosts(users(em, 2));
				em.clear();
			}
		});

		assertThat(this.sql.count()).isEqualTo(15);
		assertThat(nPlusOnes()).isEmpty();
	}

	@Test
	void countsEachSessionForItself() {
		for (int session = 0; session < 3; session++) {
			inTransaction((em) -> countPosts(users(em, 2)));
		}

		assertThat(this.sql.count()).isEqualTo(9);
		assertThat(nPlusOnes()).isEmpty();
	}

	@Test
	void countsEachCallSiteForItself() {
		inTransaction((em) -> {
			List<User> users = users(em, 4);
			countPosts(users.subList(0, 2));
			countPostsElsewhere(users.subList(2, 4));
		});

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(nPlusOnes()).isEmpty();
	}

	@Test
	void countsABatchOnce() {
		inTransaction((em) -> users(em, 5).forEach((user) -> user.getLanguages().size()));

		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(nPlusOnes()).isEmpty();
	}

	@Test
	void countsABatchOfTheSessionOnce() {
		inTransaction((em) -> {
			em.unwrap(Session.class).setFetchBatchSize(10);

			countPosts(users(em, 5));
		});

		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(nPlusOnes()).isEmpty();
	}

	@Test
	void countsASubselectOnce() {
		inTransaction((em) -> {
			em.unwrap(Session.class).setSubselectFetchingEnabled(true);

			countPosts(users(em, 5));
		});

		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(nPlusOnes()).isEmpty();
	}

	@Test
	void staysSilentOnFetchedRoles() {
		inTransaction((em) -> em.createQuery("from Post p join fetch p.author where p.id in :ids", Post.class)
			.setParameter("ids", this.postIds)
			.getResultList()
			.forEach((post) -> post.getAuthor().getName()));

		assertThat(this.sql.count()).isOne();
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void staysSilentOnExplicitLoads() {
		inTransaction((em) -> users(em, 5).forEach((user) -> Hibernate.initialize(user.getPosts())));

		assertThat(this.sql.count()).isEqualTo(6);
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void staysSilentInAPermittedScope() {
		inTransaction((em) -> LazyLoading.permit("the test says so", () -> countPosts(users(em, 5))));

		assertThat(this.sql.count()).isEqualTo(6);
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void staysSilentOnTheCascadeOfRemovals() {
		inTransaction((em) -> users(em, 5).forEach((user) -> {
			em.createQuery("delete from Profile p where p.user.id = :id")
				.setParameter("id", user.getId())
				.executeUpdate();
			em.remove(user);
		}));

		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void recordsAServiceOnAnyThread(boolean anotherThread) {
		Authors authors = this.context.getBean(Authors.class);

		List<String> names = anotherThread ? CompletableFuture.supplyAsync(() -> authors.ofPosts(this.postIds)).join()
				: authors.ofPosts(this.postIds);

		assertThat(names).hasSize(5);
		assertThat(nPlusOnes()).hasSize(1);
	}

	@Test
	void saysWhatItsPageSays() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/n-plus-one.md"));

		this.context.getBean(Authors.class).ofPosts(this.postIds);

		assertThat(nPlusOnes()).singleElement()
			.hasToString(
					"com.acme.blog.Authors.ofPosts (line 26) sent 3 statements for com.acme.blog.Post.author in one "
							+ "session. Fetch it: FetchPlan.of(QPost.post).fetchJoin(QPost.post.author); "
							+ "or permit it: @PermitLazyLoading(\"why\").")
			.satisfies((violation) -> assertThat(page.lines()).contains(violation.toString()));
	}

	private List<User> users(EntityManager em, int count) {
		return em.createQuery("from User u where u.id in :ids order by u.id", User.class)
			.setParameter("ids", this.userIds.subList(0, count))
			.getResultList();
	}

	private List<Post> posts(EntityManager em) {
		return em.createQuery("from Post p where p.id in :ids order by p.id", Post.class)
			.setParameter("ids", this.postIds)
			.getResultList();
	}

	private void countPosts(List<User> users) {
		users.forEach((user) -> user.getPosts().size());
	}

	private void countPostsElsewhere(List<User> users) {
		users.forEach((user) -> user.getPosts().size());
	}

	private List<Violation> nPlusOnes() {
		return this.recorder.snapshot().of("n-plus-one").stream().map((recorded) -> recorded.violation()).toList();
	}

}
