package io.github.strictjpa.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.strictjpa.Violation;

/**
 * Leaves out what was found before: an attribute of a mapped superclass is found in every
 * entity that inherits it, and is reported once.
 */
final class DistinctViolations {

	private DistinctViolations() {
	}

	static Stream<Violation> of(Stream<Violation> violations) {
		Map<Violation.Key, Violation> distinct = new LinkedHashMap<>();
		violations.forEach((violation) -> distinct.putIfAbsent(violation.key(), violation));
		return distinct.values().stream();
	}

}
