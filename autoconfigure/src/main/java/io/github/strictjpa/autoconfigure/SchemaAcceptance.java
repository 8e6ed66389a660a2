package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.Level;
import io.github.strictjpa.SuppressViolations;
import io.github.strictjpa.Violation;
import io.github.strictjpa.migration.SchemaDifference;
import io.github.strictjpa.migration.SchemaDrift;
import io.github.strictjpa.report.ViolationRecorder;

/**
 * Tells which differences of a schema {@link SuppressViolations} accepts today.
 */
final class SchemaAcceptance {

	private final ViolationRecorder recorder;

	SchemaAcceptance(ViolationRecorder recorder) {
		this.recorder = recorder;
	}

	boolean isOff(SchemaDifference difference) {
		return this.recorder.level(difference.rule()) == Level.OFF;
	}

	boolean isAccepted(SchemaDifference difference) {
		return isAccepted(difference.violation());
	}

	/**
	 * Return whether a foreign key may go without an index. One of a column that may be
	 * missing has nothing to be created on.
	 */
	boolean isAcceptedWithoutIndex(Violation violation) {
		return isAccepted(violation) || isAccepted(
				Violation.of(SchemaDrift.DRIFT, violation.subject(), violation.message(), violation.fix()));
	}

	private boolean isAccepted(Violation violation) {
		return this.recorder.stateOf(violation) != Violation.State.NEW;
	}

}
