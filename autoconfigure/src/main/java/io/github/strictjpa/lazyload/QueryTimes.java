package io.github.strictjpa.lazyload;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How often one session has sent one statement, by place.
 */
final class QueryTimes {

	private final Map<Set<StatementCaller.Place>, Integer> places = new HashMap<>();

	private int all;

	private boolean skipped;

	private boolean finished;

	int increment() {
		return ++this.all;
	}

	/**
	 * Leave the place of the first one out.
	 */
	void skip() {
		this.skipped = true;
	}

	boolean isSkipped() {
		return this.skipped;
	}

	int add(Set<StatementCaller.Place> place) {
		return this.places.merge(place, 1, Integer::sum);
	}

	/**
	 * Count no more: it was reported, or is not a query of the application.
	 */
	void finish() {
		this.finished = true;
		this.places.clear();
	}

	boolean isFinished() {
		return this.finished;
	}

}
