package io.github.strictjpa.lazyload;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Says whether the stack of a statement is worth a walk although it is the first of its
 * kind in its session. While a unit is young all are; later on it is one of many, so that
 * sessions without repetitions stay free of cost, until one of them leaves a doubt.
 */
final class Attention {

	static final int FULL = 1000;

	private static final int SAMPLE = 4096;

	private final AtomicLong statements = new AtomicLong();

	boolean isPaid() {
		long statement = this.statements.getAndIncrement();
		return statement < FULL || statement % SAMPLE == 0;
	}

	/**
	 * Pay full attention again: a session repeated a statement as often as it takes, if
	 * only the first one came from the same place, which nobody has looked at.
	 */
	void restore() {
		this.statements.set(0);
	}

}
