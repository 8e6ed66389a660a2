package io.github.strictjpa.query;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.ViolationReporter;

/**
 * Judges queries that Hibernate has translated to SQL, before they are sent. Hibernate
 * keeps the translation of a query, so one that keeps the rules is judged once.
 *
 * @since 0.1.0
 */
public final class QueryGuard {

	/**
	 * A query that fetches several collections by joins.
	 */
	public static final Rule MULTIPLE_COLLECTION_JOIN = Rule
		.of("multiple-collection-join", Level.FAIL, "A query fetches several collections by joins and multiplies rows.")
		.documented();

	/**
	 * A query that is limited in memory.
	 */
	public static final Rule IN_MEMORY_PAGINATION = Rule
		.of("in-memory-pagination", Level.FAIL, "A query reads all rows and takes a part of them in memory.")
		.documented();

	/**
	 * A page without an order.
	 */
	public static final Rule UNORDERED_PAGE = Rule
		.of("unordered-page", Level.WARN, "A query reads a page of rows that have no order.")
		.documented();

	/**
	 * A large list without a limit.
	 */
	public static final Rule UNBOUNDED_RESULT = Rule
		.of("unbounded-result", Level.WARN, "A repository method without a limit returns a very long list.")
		.documented();

	/**
	 * The setting of a persistence unit that holds its {@link GuardedUnit}.
	 */
	static final String UNIT = "io.github.strictjpa.query.unit";

	private final ViolationReporter reporter;

	private final ApplicationCode applicationCode;

	private final List<QueryCheck> checks;

	/**
	 * Create a guard for the rules that are not off.
	 * @param reporter takes the violations
	 * @param applicationCode tells the application's code
	 */
	public QueryGuard(ViolationReporter reporter, ApplicationCode applicationCode) {
		this.reporter = reporter;
		this.applicationCode = applicationCode;
		this.checks = Stream
			.of(new MultipleCollectionJoinCheck(), new InMemoryPaginationCheck(), new UnorderedPageCheck())
			.filter((check) -> reporter.level(check.rule()) != Level.OFF)
			.toList();
	}

	/**
	 * Return the settings that make a persistence unit ask this guard.
	 * @param unit returns the name of the unit, once it is built
	 * @return settings, none if all rules are off
	 */
	public Map<String, Object> settingsFor(Supplier<String> unit) {
		return this.checks.isEmpty() ? Map.of() : Map.of(UNIT, new GuardedUnit(this, unit));
	}

	/**
	 * Judge a query.
	 * @throws ViolationException if it breaks a rule that fails
	 */
	void check(TranslatedQuery query, String unit) {
		for (QueryCheck check : this.checks) {
			QueryCheck.Problem problem = check.check(query);
			if (problem != null) {
				report(check.rule(), problem, query.entityName(), unit);
			}
		}
	}

	private void report(Rule rule, QueryCheck.Problem problem, String entity, String unit) {
		QueryPlace place = QueryPlace.of(this.applicationCode.locate(), RepositoryCall.current(), entity);
		this.reporter.report(Violation.of(rule, place.subject(), place.say(problem.predicate()), problem.fix())
			.at(place.origin())
			.in(unit));
	}

	/**
	 * A persistence unit and its guard.
	 */
	record GuardedUnit(QueryGuard guard, Supplier<String> name) {

		void check(TranslatedQuery query) {
			this.guard.check(query, this.name.get());
		}

	}

}
