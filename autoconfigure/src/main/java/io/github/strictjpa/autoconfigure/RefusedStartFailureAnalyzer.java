package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import io.github.strictjpa.Violation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Lists everything that the start-up rules have found.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusedStartFailureAnalyzer extends AbstractFailureAnalyzer<RefusedStartException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, RefusedStartException cause) {
		List<Violation> violations = cause.violations();
		StringJoiner description = new StringJoiner("%n%n".formatted());
		description.add((violations.size() == 1) ? "Strict JPA refuses the start because of one violation:"
				: "Strict JPA refuses the start because of %d violations:".formatted(violations.size()));
		for (int index = 0; index < violations.size(); index++) {
			description.add(describe(index + 1, violations.get(index)));
		}
		return new FailureAnalysis(description.toString(), action(violations), cause);
	}

	private static String describe(int number, Violation violation) {
		String unit = (violation.persistenceUnit() != null) ? ", persistence unit '" + violation.persistenceUnit() + "'"
				: "";
		String page = (violation.rule().page() != null) ? "%n   Page: %s".formatted(violation.rule().page()) : "";
		return "%d. [%s%s]%n   %s%n   Fix: %s%s".formatted(number, violation.rule().id(), unit, violation.message(),
				violation.fix(), page);
	}

	private static String action(List<Violation> violations) {
		String levels = violations.stream()
			.map((violation) -> "    strict-jpa.rules.%s: warn".formatted(violation.rule().id()))
			.distinct()
			.collect(Collectors.joining("%n".formatted()));
		return ("Fix what is listed. To have a rule only logged, lower it:%n%n%s%n%nTo survey an application before "
				+ "anything is changed, lower all of them: its behaviour stays as it was.%n%n"
				+ "    strict-jpa.default-level: warn")
			.formatted(levels);
	}

}
