package io.github.strictjpa.lazyload;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How often one session has sent one statement, by place.
 */
final class QueryTimes {

	private final boolean unplaced;

	private Map<Set<StatementCaller.Place>, Integer> places = Map.of();

	private boolean finished;

	/**
	 * Create an instance for a statement that the session is about to send for the first
	 * time.
	 * @param unplaced whether nobody looks where that comes from
	 */
	QueryTimes(boolean unplaced) {
		this.unplaced = unplaced;
	}

	boolean isUnplaced() {
		return this.unplaced;
	}

	int add(Set<StatementCaller.Place> place) {
		if (this.places.isEmpty()) {
			this.places = new HashMap<>();
		}
		return this.places.merge(place, 1, Integer::sum);
	}

	/**
	 * Count no more: it was reported, or is not a query of the application.
	 */
	void finish() {
		this.finished = true;
		this.places = Map.of();
	}

	boolean isFinished() {
		return this.finished;
	}

}
