package io.github.strictjpa.query;

import java.util.function.Supplier;

import io.github.strictjpa.ViolationException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hibernate.query.spi.QueryOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link InMemoryPaginationCheck}.
 */
@ParameterizedClass
@EnumSource(QueryDatabase.class)
class InMemoryPaginationCheckTests {

	private static final String RULE = "in-memory-pagination";

	private static final boolean LIMITS_JOINS_IN_SQL = ClassUtils.hasMethod(QueryOptions.class, "peekOriginalLimit");

	@Parameter
	private QueryDatabase database;

	@BeforeEach
	void reset() {
		this.database.reset();
	}

	@Test
	void refusesAPageOrderedByTheJoinedCollectionBeforeItsSqlIsSent() {
		assertRefused(() -> this.database.users().pageByPost(PageRequest.of(0, 1)));

		assertThat(this.database.violations(RULE)).singleElement()
			.satisfies(RulePage::assertShows)
			.hasToString("com.acme.query.UserRepository.pageByPost limits a query that joins the collection "
					+ "com.acme.query.User.posts: Hibernate reads all rows and takes the part in memory. Leave the join "
					+ "out and fetch the collection by 'selectIn' of a FetchPlan: the limit is then part of the SQL.");
	}

	@Test
	void refusesSuchAPageOfTheEntityManager() {
		assertRefused(() -> this.database.queries()
			.page("from User u join fetch u.posts p left join u.boss order by p.id, u.id", 1, 1));
	}

	@Test
	void refusesALimitInTheQueryText() {
		assertRefused(
				() -> this.database.queries().all("from User u join fetch u.posts p order by p.id desc, u.id limit 1"));
	}

	@Test
	void judgesALimitOverAnEntityGraphByWhatHibernateDoes() {
		Supplier<?> query = () -> this.database.users().findByNameNotOrderById("x", Limit.of(1));

		assertJudged(query);
	}

	@Test
	void judgesALimitOverAJoinByWhatHibernateDoes() {
		assertJudged(
				() -> this.database.queries().firstRows("select u from User u join fetch u.posts order by u.id", 1));
	}

	@Test
	void acceptsALimitInMemoryThatTheQueryAsksFor() {
		assumeThat(LIMITS_JOINS_IN_SQL).isTrue();

		assertThat(this.database.queries()
			.firstRowsInMemory("select u from User u join fetch u.posts p order by p.id, u.id, u.name", 1)).hasSize(1);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsALimitWithoutAJoin() {
		assertThat(this.database.users().findAll(PageRequest.of(0, 1, Sort.by("id")))).hasSize(1);
		assertThat(this.database.queries().firstRows("select u from User u join u.posts p order by p.id", 1))
			.hasSize(1);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsALimitOverAToOneJoin() {
		assertThat(this.database.queries()
			.firstRows("select u from User u left join fetch u.boss b order by b.id, u.id", 1)).hasSize(1);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsAJoinWithoutALimit() {
		assertThat(this.database.queries().all("select u from User u join fetch u.posts p order by p.id, u.id"))
			.hasSize(2);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	/**
	 * Hibernate keeps the translation of the first run. Version 7.4 then forgets the
	 * limit altogether, 7.2 applies it in memory.
	 */
	@Test
	void doesNotSeeALimitOnAQueryThatRanWithoutOneBefore() {
		String query = "select u from User u join fetch u.posts where u.id > 0 order by u.id";
		assertThat(this.database.queries().all(query)).hasSize(2);

		assertThat(this.database.queries().firstRows(query, 1)).hasSize(LIMITS_JOINS_IN_SQL ? 2 : 1);
		assertThat(this.database.violations(RULE)).isEmpty();
	}

	/**
	 * Hibernate 7.4 puts such a limit into the SQL, 7.2 does not.
	 */
	private void assertJudged(Supplier<?> query) {
		if (!LIMITS_JOINS_IN_SQL) {
			assertRefused(query);
			return;
		}
		assertThat(query.get()).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
		assertThat(this.database.sql().statements()).singleElement().asString().contains("fetch first");
		assertThat(this.database.violations(RULE)).isEmpty();
	}

	private void assertRefused(Supplier<?> query) {
		this.database.sql().reset();
		assertThatExceptionOfType(ViolationException.class).isThrownBy(query::get)
			.satisfies((ex) -> assertThat(ex.violation().rule().id()).isEqualTo(RULE));
		assertThat(this.database.sql().statements()).isEmpty();
	}

}
