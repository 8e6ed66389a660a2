package io.github.strictjpa;

import java.util.List;

/**
 * The violations of one application context at one moment.
 *
 * @param recorded the distinct violations, in the order in which they were first seen
 * @param dropped how many sightings are not in {@code recorded} because the capacity was
 * reached
 * @since 0.1.0
 */
public record Violations(List<RecordedViolation> recorded, long dropped) {

	/**
	 * Create a snapshot.
	 */
	public Violations {
		recorded = List.copyOf(recorded);
	}

	/**
	 * Return the violations of one rule.
	 * @param rule the id of the rule
	 * @return its violations, in the order in which they were first seen
	 */
	public List<RecordedViolation> of(String rule) {
		return this.recorded.stream().filter((entry) -> entry.violation().rule().id().equals(rule)).toList();
	}

}
