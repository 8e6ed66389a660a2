package io.github.strictjpa.query;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnorderedPageCheck}. Hibernate keeps translations, so each test has a
 * query of its own.
 */
@ParameterizedClass
@EnumSource(QueryDatabase.class)
class UnorderedPageCheckTests {

	private static final String RULE = "unordered-page";

	@Parameter
	private QueryDatabase database;

	@BeforeEach
	void reset() {
		this.database.reset();
	}

	@Test
	void reportsASecondPageOfTheEntityManager() {
		this.database.queries().page("select u from User u where u.id > 0", 1, 1);

		assertThat(this.database.violations(RULE)).singleElement()
			.hasToString(
					"com.acme.query.UserQueries.page (line %d) reads a page of com.acme.query.User without an order: "
						.formatted(line())
							+ "a row may be on two pages or on none. Order the query, by a unique column last: "
							+ "orderBy(…, user.id.asc()).");
	}

	@Test
	void reportsAnOffsetInTheQueryText() {
		this.database.queries().all("select u from User u where u.id > -1 limit 5 offset 1");

		assertThat(this.database.violations(RULE)).hasSize(1);
	}

	@Test
	void reportsTheFirstPageOfARepository() {
		this.database.users().findAll((root, query, builder) -> builder.isNull(root.get("boss")), PageRequest.of(0, 5));

		assertThat(this.database.violations(RULE)).singleElement()
			.satisfies(
					(violation) -> assertThat(violation.subject()).isEqualTo("com.acme.query.UserRepository.findAll"));
	}

	@Test
	void reportsTheFirstPageAndSliceOfDerivedQueries() {
		this.database.users().findByBossIsNull(PageRequest.of(0, 2));
		this.database.users().findByBossIsNotNull(PageRequest.of(0, 2));

		RulePage.assertShows(this.database.violations(RULE).get(0));
		assertThat(this.database.violations(RULE)).extracting("subject")
			.containsExactly("com.acme.query.UserRepository.findByBossIsNull",
					"com.acme.query.UserRepository.findByBossIsNotNull");
	}

	@Test
	void reportsTheSecondPageOfAList() {
		this.database.users().findByNameNot("x", PageRequest.of(0, 1));
		assertThat(this.database.violations(RULE)).isEmpty();

		this.database.users().findByNameNot("x", PageRequest.of(1, 1));
		assertThat(this.database.violations(RULE)).hasSize(1);
	}

	@Test
	void acceptsAnOrder() {
		this.database.users().findByBossIsNull(PageRequest.of(1, 1, Sort.by("name", "id")));
		this.database.users().findAll(PageRequest.of(1, 1, Sort.by("id")));
		this.database.queries().page("select u from User u where u.id > 1 order by u.id", 1, 1);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsAnyFewRows() {
		this.database.users().findByIdGreaterThan(0, Limit.of(2));
		this.database.users().findFirst5ByIdGreaterThan(0);
		this.database.queries().firstRows("select u from User u where u.id > 2", 2);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsTheFirstRowAndWhetherThereIsOne() {
		assertThat(this.database.users().findFirstByNameStartingWith("a")).isPresent();
		assertThat(this.database.users().existsByNameStartingWith("a")).isTrue();
		assertThat(this.database.users().existsById(-1L)).isFalse();
		assertThat(this.database.users().findByIdGreaterThan(0, Limit.of(1))).hasSize(1);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsCountsAndWholeResults() {
		assertThat(this.database.users().count()).isEqualTo(2);
		assertThat(this.database.users().findAll()).hasSize(2);
		assertThat(this.database.users().findAll(Pageable.unpaged())).hasSize(2);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	private int line() {
		return this.database.violations(RULE).get(0).origin().line();
	}

}
