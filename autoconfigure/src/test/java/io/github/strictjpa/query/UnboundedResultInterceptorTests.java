package io.github.strictjpa.query;

import java.util.List;

import com.acme.query.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnboundedResultInterceptor}, with a threshold of one row.
 */
@ParameterizedClass
@EnumSource(QueryDatabase.class)
class UnboundedResultInterceptorTests {

	private static final String RULE = "unbounded-result";

	@Parameter
	private QueryDatabase database;

	@BeforeEach
	void reset() {
		this.database.reset();
	}

	@Test
	void reportsALongListOfADerivedQuery() {
		assertThat(this.database.users().findByIdGreaterThan(0)).hasSize(2);

		assertThat(this.database.violations(RULE)).singleElement()
			.hasToString("com.acme.query.UserRepository.findByIdGreaterThan returned a list of more than 1 rows, and "
					+ "nothing limits it. Read a page (limit, or a Pageable), or go through the rows in chunks: they all "
					+ "stand in memory at once. Where so many are wanted, raise strict-jpa.unbounded-result.threshold.");
	}

	@Test
	void reportsFindAllSortedOrNot() {
		this.database.users().findAll();
		this.database.users().findByIdGreaterThan(0, Sort.by("id"));

		assertThat(this.database.violations(RULE)).hasSize(2);
	}

	@Test
	void reportsTheMethodThatRunsTheQuery() {
		this.database.users().everybody();

		assertThat(this.database.violations(RULE)).extracting("subject")
			.containsExactly("com.acme.query.UserRepository.findAll");
	}

	@Test
	void takesFirstInThePropertyForNoLimit() {
		this.database.users().findByFirstNameIsNullOrderByName();

		assertThat(this.database.violations(RULE)).hasSize(1);
	}

	@Test
	void acceptsMethodsThatTheApplicationImplements() {
		assertThat(this.database.users().report()).hasSize(2);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void keepsTheNumberOfRowsOutOfTheMessage() {
		this.database.users().findAll();

		assertThat(this.database.violations(RULE)).singleElement()
			.satisfies((violation) -> assertThat(violation.detail()).isNull());
	}

	@Test
	void acceptsAListUpToTheThreshold() {
		assertThat(this.database.users().findByNameStartingWith("a")).hasSize(1);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsWhatIsLimited() {
		this.database.users().findByIdGreaterThan(0, Limit.of(2));
		this.database.users().findByNameNot("x", PageRequest.of(0, 2));
		this.database.users().findFirst5ByIdGreaterThan(0);
		this.database.users().atMostFive(0);
		this.database.users().findAll(PageRequest.of(0, 2, Sort.by("id")));

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsAStream() {
		long rows = this.database.inTransaction(() -> this.database.users().streamByIdGreaterThan(0).count());

		assertThat(rows).isEqualTo(2);
		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsWhatWasHandedOver() {
		List<User> users = this.database.queries().all("from User");
		this.database.users().findAllById(users.stream().map(User::getId).toList());
		this.database.users().saveAll(users);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

}
