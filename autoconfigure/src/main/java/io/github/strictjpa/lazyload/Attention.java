package io.github.strictjpa.lazyload;

/**
 * Says whether the stack of a statement is worth a walk although it is the first of its
 * kind in its session. While a unit is young all are; later on none is, so that sessions
 * without repetitions stay free of cost, until one of them leaves a doubt.
 */
final class Attention {

	static final int FULL = 1000;

	/**
	 * Written by many threads: a count that gets lost is a walk more, and no thread waits
	 * for another.
	 */
	private int statements;

	boolean isPaid() {
		if (this.statements >= FULL) {
			return false;
		}
		this.statements++;
		return true;
	}

	/**
	 * Pay full attention again: a session repeated a statement as often as it takes, if
	 * only the first one came from the same place, which nobody has looked at.
	 */
	void restore() {
		this.statements = 0;
	}

}
