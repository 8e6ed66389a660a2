package io.github.strictjpa.autoconfigure;

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Makes the check of one rule at start-up, unless the rule is off. A check that breaks
 * refuses the start only if its rule may.
 */
final class RuleCheck {

	private static final Log logger = LogFactory.getLog(RuleCheck.class);

	private final ViolationReporter reporter;

	RuleCheck(ViolationReporter reporter) {
		this.reporter = reporter;
	}

	Stream<Violation> make(Rule rule, Supplier<Stream<Violation>> check) {
		Level level = this.reporter.level(rule);
		if (level == Level.OFF) {
			return Stream.empty();
		}
		try {
			return check.get().toList().stream();
		}
		catch (RuntimeException ex) {
			String message = "The rule '%s' could not be checked: %s".formatted(rule.id(), ex.getMessage());
			if (level == Level.FAIL) {
				throw new IllegalStateException(message, ex);
			}
			logger.error(message, ex);
			return Stream.empty();
		}
	}

}
