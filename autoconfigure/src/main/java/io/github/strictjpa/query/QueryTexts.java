package io.github.strictjpa.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;

import org.springframework.core.io.ResourceLoader;

/**
 * Checks the class files of the application for queries and sorts that are written as
 * text. The only way that sees native SQL and sorts too, and knows the line.
 *
 * @since 0.1.0
 */
public final class QueryTexts {

	/**
	 * A query written as a string.
	 */
	public static final Rule STRING_QUERY = Rule
		.of("string-query", Level.WARN, "A query is written as a string, which no compiler checks.")
		.documented();

	/**
	 * A query that is put together from variables.
	 */
	public static final Rule CONCATENATED_QUERY = Rule
		.of("concatenated-query", Level.FAIL, "The text of a query is put together from variables.")
		.documented();

	/**
	 * A sort by the name of a property.
	 */
	public static final Rule STRING_SORT = Rule
		.of("string-sort", Level.WARN, "A property to sort by is named by a string.")
		.documented();

	private static final Map<Rule, String> FIXES = Map.of(STRING_QUERY,
			"Write it with typed paths: select().where(user.email.eq(email)) of a TypedRepository, or a derived query.",
			CONCATENATED_QUERY,
			"Pass values as parameters (:email), and choose between whole constants where the text itself varies. "
					+ "Better, write it with typed paths, which need no text.",
			STRING_SORT, "Sort by a path: orderBy(user.name.asc()), or QSort.by(user.name.asc()) for a Pageable.");

	private final ViolationReporter reporter;

	private final ApplicationClassFiles classFiles;

	/**
	 * Create an instance.
	 * @param reporter knows the levels of the rules
	 * @param applicationCode tells the application's code
	 * @param resourceLoader finds its class files
	 */
	public QueryTexts(ViolationReporter reporter, ApplicationCode applicationCode, ResourceLoader resourceLoader) {
		this.reporter = reporter;
		this.classFiles = new ApplicationClassFiles(applicationCode, resourceLoader);
	}

	/**
	 * Return the violations of all three rules, those of a rule that is off left out: one
	 * for each rule and method. A query that is put together counts as such only.
	 * @return the violations
	 */
	public Stream<Violation> violations() {
		if (Stream.of(STRING_QUERY, CONCATENATED_QUERY, STRING_SORT).noneMatch(this::isOn)) {
			return Stream.empty();
		}
		Map<Violation.Key, TextFinding> findings = new LinkedHashMap<>();
		this.classFiles.findings()
			.filter((finding) -> isOn(finding.rule()))
			.forEach((finding) -> findings.putIfAbsent(finding.key(), finding));
		return findings.values()
			.stream()
			.filter((finding) -> !findings.containsKey(finding.concatenated()))
			.map(QueryTexts::violation);
	}

	private boolean isOn(Rule rule) {
		return this.reporter.level(rule) != Level.OFF;
	}

	private static Violation violation(TextFinding finding) {
		String fix = FIXES.getOrDefault(finding.rule(), "");
		return Violation.of(finding.rule(), finding.subject(), finding.message(), fix).at(finding.origin());
	}

}
