package io.github.strictjpa.report;

import java.util.List;
import java.util.stream.Collectors;

import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Writes violations to the log, under the name of the recorder.
 */
final class ViolationLog {

	private static final Log logger = LogFactory.getLog(ViolationRecorder.class);

	private static final int NAMED = 3;

	private ViolationLog() {
	}

	static void log(Violation violation) {
		String entry = (violation.entryPoint() != null) ? " Entered by " + violation.entryPoint() + "." : "";
		logger.warn("[%s] %s%s%s".formatted(violation.rule().id(), violation, entry, page(violation.rule())));
	}

	/**
	 * Write one line for all violations of a rule, and one for each at debug level. One
	 * alone is written as ever, with its fix.
	 */
	static void logTogether(Rule rule, List<Violation> violations) {
		if (violations.size() == 1) {
			log(violations.get(0));
			return;
		}
		String named = violations.stream().limit(NAMED).map(Violation::subject).collect(Collectors.joining(", "));
		int others = violations.size() - NAMED;
		String more = (others > 0)
				? " and %d more, which the endpoint 'jpaviolations' lists, and this logger at debug level"
					.formatted(others)
				: "";
		logger.warn("[%s] %s Found %d: %s%s.%s".formatted(rule.id(), rule.summary(), violations.size(), named, more,
				page(rule)));
		violations.forEach((violation) -> logger.debug("[%s] %s".formatted(rule.id(), violation)));
	}

	private static String page(Rule rule) {
		return (rule.page() != null) ? " See " + rule.page() : "";
	}

}
