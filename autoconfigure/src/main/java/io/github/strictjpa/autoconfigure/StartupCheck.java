package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;

/**
 * Looks for violations once all persistence units are built and migrations have run.
 */
@FunctionalInterface
interface StartupCheck {

	Stream<Violation> check(List<PersistenceUnit> units);

	/**
	 * Return whether one line of the log is enough for all violations of a rule.
	 */
	default boolean isLoggedTogether(Rule rule) {
		return false;
	}

}
