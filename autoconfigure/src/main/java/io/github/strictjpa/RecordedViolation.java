package io.github.strictjpa;

import java.time.Instant;

/**
 * A violation with how often and when it was seen.
 *
 * @param violation the violation as it was first seen, without its detail
 * @param level the level of its rule
 * @param state how it stands to what the application has accepted
 * @param count how often it was seen, at least 1
 * @param firstSeen when it was seen first
 * @param lastSeen when it was seen last
 * @since 0.1.0
 */
public record RecordedViolation(Violation violation, Level level, Violation.State state, long count, Instant firstSeen,
		Instant lastSeen) {

}
