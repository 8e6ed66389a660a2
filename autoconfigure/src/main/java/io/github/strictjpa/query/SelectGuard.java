package io.github.strictjpa.query;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.ViolationReporter;
import org.jspecify.annotations.Nullable;

/**
 * Judges what only those know who write a query: whether a limit makes a page, how long a
 * list became, and which of its words came from a path.
 *
 * @since 0.1.0
 */
public final class SelectGuard {

	/**
	 * A path that is made of text.
	 */
	public static final Rule UNSAFE_PATH = Rule
		.of("unsafe-path", Level.FAIL, "A path in a query is made of text that is no name.")
		.documented();

	private final ViolationReporter reporter;

	private final ApplicationCode applicationCode;

	private final int threshold;

	/**
	 * Create a guard.
	 * @param reporter takes the violations
	 * @param applicationCode tells the application's code
	 * @param threshold the number of rows that a list without a limit may have
	 */
	public SelectGuard(ViolationReporter reporter, ApplicationCode applicationCode, int threshold) {
		this.reporter = reporter;
		this.applicationCode = applicationCode;
		this.threshold = threshold;
	}

	/**
	 * Judge a page without an order, before it is read.
	 * @param entity the entity that is read
	 * @throws ViolationException if the rule fails
	 */
	public void unorderedPage(Class<?> entity) {
		report(QueryGuard.UNORDERED_PAGE, entity, UnorderedPageCheck.problem(entity.getName()), null);
	}

	/**
	 * Judge a list without a limit, after it was read.
	 * @param entity the entity that is read
	 * @param rows the number of rows
	 * @throws ViolationException if there are too many and the rule fails
	 */
	public void unlimitedList(Class<?> entity, int rows) {
		if (rows > this.threshold) {
			report(QueryGuard.UNBOUNDED_RESULT, entity, UnboundedResultInterceptor.problem(this.threshold),
					rows + " rows");
		}
	}

	/**
	 * Judge a path that is not made of names, before it is written into a query.
	 * @param entity the entity that is read
	 * @param element the element of the path
	 * @throws ViolationException if the rule fails
	 */
	public void unsafePath(Class<?> entity, String element) {
		report(UNSAFE_PATH, entity, new QueryCheck.Problem(
				"makes a path of text that is no name: QueryDSL writes it into the query as it is, so that whoever "
						+ "wrote the text writes the query.",
				"Use the query class, as in user.email. Where a request chooses, look its word up in a list of paths."),
				"The text is '%s'.".formatted(element));
	}

	private void report(Rule rule, Class<?> entity, QueryCheck.Problem problem, @Nullable String detail) {
		if (this.reporter.level(rule) == Level.OFF) {
			return;
		}
		QueryPlace place = QueryPlace.of(this.applicationCode.locate(), RepositoryCall.current(), entity.getName());
		this.reporter.report(Violation.of(rule, place.subject(), place.say(problem.predicate()), problem.fix())
			.at(place.origin())
			.withDetail(detail));
	}

}
