package io.github.strictjpa.query;

import com.acme.query.UserSelects;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;

import static com.acme.query.QUser.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what {@link SelectGuard} is told by typed repositories.
 */
@ParameterizedClass
@EnumSource(QueryDatabase.class)
class SelectGuardTests {

	@Parameter
	private QueryDatabase database;

	private UserSelects selects;

	@BeforeEach
	void reset() {
		this.selects = this.database.selects();
		this.database.reset();
	}

	@Test
	void reportsALongListWithoutALimit() {
		assertThat(this.selects.list()).hasSize(2);

		Violation violation = single("unbounded-result");
		assertThat(violation.subject()).isEqualTo("com.acme.query.UserSelects.list");
		assertThat(violation)
			.hasToString("com.acme.query.UserSelects.list (line %d) returned a list of more than 1 rows, "
				.formatted(violation.origin().line())
					+ "and nothing limits it. Read a page (limit, or a Pageable), or go through the rows in chunks: they all "
					+ "stand in memory at once. Where so many are wanted, raise strict-jpa.unbounded-result.threshold.");
	}

	@Test
	void acceptsAListThatIsShortOrLimited() {
		this.selects.list(user.name.eq("ada"));
		this.selects.limited();

		assertThat(this.database.violations("unbounded-result")).isEmpty();
	}

	@Test
	void reportsTheFirstPageSliceAndWindowWithoutAnOrder() {
		this.selects.page(PageRequest.of(0, 1));
		this.selects.slice(PageRequest.of(0, 1));
		this.selects.scroll(ScrollPosition.offset());

		assertThat(this.database.violations("unordered-page")).extracting(Violation::subject)
			.containsExactly("com.acme.query.UserSelects.page", "com.acme.query.UserSelects.slice",
					"com.acme.query.UserSelects.scroll");
		assertThat(this.database.violations("unordered-page").get(0)).hasToString(
				"com.acme.query.UserSelects.page (line %d) reads a page of com.acme.query.User without an order: a row "
					.formatted(this.database.violations("unordered-page").get(0).origin().line())
						+ "may be on two pages or on none. Order the query, by a unique column last: "
						+ "orderBy(…, user.id.asc()).");
	}

	@Test
	void reportsTheSecondPageOnce() {
		this.selects.page(PageRequest.of(1, 1), user.name.ne("second page"));

		assertThat(this.database.violations("unordered-page")).hasSize(1);
	}

	@Test
	void acceptsAnOrderAndWhatIsNoPage() {
		this.selects.ordered(PageRequest.of(0, 1));
		this.selects.page(PageRequest.of(0, 1, Sort.by("name")));
		this.selects.page(Pageable.unpaged(), user.name.eq("ada"));
		this.selects.scroll(ScrollPosition.keyset());
		this.selects.limited();

		assertThat(this.database.violations("unordered-page")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name desc", "id+(case/**/when(1=1)then(1)else(2)end)", "name)--" })
	void refusesAPathOfText(String payload) {
		assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> this.selects.sortedByText(payload))
			.satisfies((ex) -> assertThat(ex.violation().detail()).isEqualTo("The text is '%s'.".formatted(payload)));

		RulePage.assertShows(single("unsafe-path"));
		assertThat(single("unsafe-path").toString()).doesNotContain(payload);
		assertThat(this.database.sql().count()).isZero();
	}

	@Test
	void acceptsAPathOfNames() {
		assertThat(this.selects.sortedByText("name")).hasSize(2);

		assertThat(this.database.violations("unsafe-path")).isEmpty();
	}

	private Violation single(String rule) {
		assertThat(this.database.violations(rule)).hasSize(1);
		return this.database.violations(rule).get(0);
	}

}
