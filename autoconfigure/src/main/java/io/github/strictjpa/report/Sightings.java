package io.github.strictjpa.report;

import java.time.Instant;

import io.github.strictjpa.Level;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Violation;
import io.github.strictjpa.Violation.State;

/**
 * How often and when one violation was seen. Guarded by the recorder's lock.
 */
final class Sightings {

	private final Violation violation;

	private final Level level;

	private final ViolationRecorder.Acceptance acceptance;

	private final Instant firstSeen;

	private State state;

	private Instant lastSeen;

	private long count = 1;

	Sightings(Violation violation, Level level, State state, ViolationRecorder.Acceptance acceptance, Instant now) {
		this.violation = violation;
		this.level = level;
		this.state = state;
		this.acceptance = acceptance;
		this.firstSeen = now;
		this.lastSeen = now;
	}

	ViolationRecorder.Acceptance acceptance() {
		return this.acceptance;
	}

	/**
	 * Count one more and return whether the state is another than before, as when the
	 * last day of a suppression has passed.
	 */
	boolean add(State state, Instant now) {
		boolean changed = this.state != state;
		this.state = state;
		this.lastSeen = now;
		this.count++;
		return changed;
	}

	RecordedViolation toRecord() {
		return new RecordedViolation(this.violation, this.level, this.state, this.count, this.firstSeen, this.lastSeen);
	}

}
