package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import com.acme.blog.Authors;
import com.acme.blog.Lookups;
import com.acme.blog.Post;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Violation;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for queries that are sent again and again.
 */
class RepeatedQueryTests extends BlogTests {

	private static final List<String> NAMES = List.of("Ada", "Grace", "Ada", "Barbara", "Frances");

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.rules.repeated-query=warn", "strict-jpa.rules.lazy-load=warn" };
	}

	@Test
	void recordsAQueryInALoop() {
		lookups().usersByName(NAMES);

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).singleElement().satisfies((violation) -> {
			assertThat(violation.subject()).isEqualTo("com.acme.blog.Lookups.usersByName");
			assertThat(violation.key().callSite()).isEqualTo("com.acme.blog.Lookups#usersByName");
			assertThat(violation.persistenceUnit()).isEqualTo("default");
		});
	}

	@Test
	void recordsTheMethodOfARepository() {
		lookups().postsByTitle(NAMES);

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).extracting(Violation::subject)
			.containsExactly("com.acme.blog.PostRepository.findByTitle");
	}

	@Test
	void recordsTheThirdStatement() {
		inTransaction((em) -> {
			for (int number = 0; number < 3; number++) {
				assertThat(recorded()).isEmpty();
				countUsers(em);
			}
		});

		assertThat(this.sql.count()).isEqualTo(3);
		assertThat(recorded()).hasSize(1);
	}

	@Test
	void recordsNativeQueries() {
		inTransaction((em) -> NAMES.forEach((name) -> em.createNativeQuery("select id from users where name = ?")
			.setParameter(1, name)
			.getResultList()));

		assertThat(recorded()).hasSize(1);
	}

	@Test
	void recordsUpdates() {
		inTransaction((em) -> NAMES.forEach((name) -> em.createQuery("update User u set u.name = :name where u.id = -1")
			.setParameter("name", name)
			.executeUpdate()));

		assertThat(recorded()).hasSize(1);
	}

	@Test
	void recordsTwoQueriesThatAreNested() {
		inTransaction((em) -> NAMES.forEach((name) -> {
			countUsers(em);
			em.createQuery("select count(p) from Post p", Long.class).getSingleResult();
		}));

		assertThat(recorded()).hasSize(2);
	}

	@Test
	void staysSilentOnTheSecondStatement() {
		lookups().usersByName(NAMES.subList(0, 2));

		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnTwoCallSites() {
		inTransaction((em) -> {
			countUsers(em);
			countUsersElsewhere(em);
			em.createQuery("select count(u) from User u", Long.class).getSingleResult();
			countUsers(em);
		});

		assertThat(this.sql.count()).isEqualTo(4);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnSessionsOfTheirOwn() {
		NAMES.forEach((name) -> inTransaction(this::countUsers));

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnDifferentTexts() {
		inTransaction((em) -> {
			for (String column : List.of("name", "id")) {
				em.createQuery("select u.%s from User u".formatted(column)).getResultList();
				em.createQuery("select u.%s from User u where u.id > 0".formatted(column)).getResultList();
			}
		});

		assertThat(this.sql.count()).isEqualTo(4);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void leavesFindsAndLazyLoadsToTheirOwnRules() {
		List<Long> ids = fromTransaction((em) -> IntStream.range(0, 5).mapToObj((number) -> {
			User user = new User("User " + number);
			user.getPosts().add(new Post("Post", user));
			em.persist(user);
			return user.getPosts().get(0).getId();
		}).toList());

		this.context.getBean(Authors.class).ofPosts(ids);
		lookups().postsById(ids);
		inTransaction((em) -> em.createQuery("from User", User.class)
			.getResultList()
			.forEach((user) -> Hibernate.initialize(user.getPosts())));

		assertThat(this.recorder.snapshot().of("n-plus-one")).hasSize(1);
		assertThat(this.recorder.snapshot().of("repeated-find")).hasSize(1);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnSecondarySelects() {
		inTransaction((em) -> em.createQuery("from Reader").getResultList());

		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnFlushes() {
		inTransaction((em) -> {
			for (int number = 0; number < 5; number++) {
				em.persist(new User("User " + number));
				em.flush();
			}
		});

		assertThat(this.sql.count()).isGreaterThan(4);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnMerges() {
		List<User> users = fromTransaction((em) -> em.createQuery("from User", User.class).getResultList());

		inTransaction((em) -> users.forEach(em::merge));

		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentWhereItIsPermitted() {
		LazyLoading.permit("the test says so", () -> lookups().usersByName(NAMES));

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void remembersABoundedNumberOfTexts() {
		inTransaction((em) -> {
			for (int number = 0; number < SessionQueries.MAXIMUM_TEXTS; number++) {
				em.createQuery("select u.id from User u where u.id = " + number).getResultList();
			}
			NAMES.forEach((name) -> countUsers(em));
		});

		assertThat(recorded()).isEmpty();
	}

	@Test
	void tellsNoText() {
		inTransaction((em) -> NAMES
			.forEach((name) -> em.createQuery("select u.id from User u where u.name = 'secret'").getResultList()));

		assertThat(this.sql.statements()).allMatch((statement) -> statement.contains("secret"));
		assertThat(recorded()).singleElement()
			.satisfies((violation) -> assertThat(violation.toString() + violation.key() + violation.detail())
				.doesNotContain("secret")
				.doesNotContain("select u"));
	}

	@Test
	void saysWhatItsPageSays() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/repeated-query.md"));

		lookups().postsByTitle(NAMES);

		assertThat(recorded()).singleElement()
			.hasToString("com.acme.blog.Lookups.postsByTitle (line 37) sent the query of "
					+ "com.acme.blog.PostRepository.findByTitle 3 times in one session: a possible loop. Ask once for "
					+ "all values, as in where(path.in(values)), or keep the result; where the query has to be "
					+ "repeated, accept it: @SuppressViolations(rules = \"repeated-query\", reason = \"why\").")
			.satisfies((violation) -> assertThat(page.lines()).contains(violation.toString()));
	}

	private Lookups lookups() {
		return this.context.getBean(Lookups.class);
	}

	private void countUsers(EntityManager em) {
		em.createQuery("select count(u) from User u", Long.class).getSingleResult();
	}

	private void countUsersElsewhere(EntityManager em) {
		em.createQuery("select count(u) from User u", Long.class).getSingleResult();
	}

	private List<Violation> recorded() {
		return this.recorder.snapshot().of("repeated-query").stream().map(RecordedViolation::violation).toList();
	}

}
