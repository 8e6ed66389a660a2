package io.github.strictjpa.report;

import java.util.concurrent.atomic.LongAdder;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation.State;

/**
 * How many violations were seen of one rule, level, state and entry point, those included
 * that the recorder had no room to keep. It never goes back, so it can feed a counter.
 *
 * @since 0.1.0
 */
public final class ViolationTally {

	private final Key key;

	private final LongAdder count = new LongAdder();

	ViolationTally(Key key) {
		this.key = key;
	}

	/**
	 * Return what is counted.
	 * @return the key
	 */
	public Key key() {
		return this.key;
	}

	/**
	 * Return how many violations were seen.
	 * @return the count
	 */
	public long count() {
		return this.count.sum();
	}

	void increment() {
		this.count.increment();
	}

	/**
	 * What a tally counts.
	 *
	 * @param rule the rule
	 * @param level its level
	 * @param state how the violations stand to what is accepted
	 * @param entryPoint the entry point, {@code none}, or {@code other} once there are
	 * too many
	 */
	public record Key(Rule rule, Level level, State state, String entryPoint) {

	}

}
