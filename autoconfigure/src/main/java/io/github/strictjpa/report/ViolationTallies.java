package io.github.strictjpa.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.strictjpa.Level;
import io.github.strictjpa.Violation;
import io.github.strictjpa.Violation.State;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of a recorder, with a bounded number of entry points.
 */
final class ViolationTallies {

	static final int MAXIMUM_ENTRY_POINTS = 100;

	private final Map<ViolationTally.Key, ViolationTally> tallies = new ConcurrentHashMap<>();

	private final Set<String> entryPoints = ConcurrentHashMap.newKeySet();

	private final List<Consumer<ViolationTally>> consumers = new CopyOnWriteArrayList<>();

	void increment(Violation violation, Level level, State state) {
		String entryPoint = bounded(violation.entryPoint());
		ViolationTally.Key key = new ViolationTally.Key(violation.rule(), level, state, entryPoint);
		ViolationTally tally = this.tallies.get(key);
		if (tally == null) {
			ViolationTally added = new ViolationTally(key);
			tally = this.tallies.putIfAbsent(key, added);
			if (tally == null) {
				tally = added;
				this.consumers.forEach((consumer) -> consumer.accept(added));
			}
		}
		tally.increment();
	}

	void forEach(Consumer<ViolationTally> consumer) {
		this.consumers.add(consumer);
		this.tallies.values().forEach(consumer);
	}

	private String bounded(@Nullable String entryPoint) {
		if (entryPoint == null) {
			return "none";
		}
		if (this.entryPoints.contains(entryPoint)) {
			return entryPoint;
		}
		synchronized (this.entryPoints) {
			boolean room = this.entryPoints.size() < MAXIMUM_ENTRY_POINTS;
			return (room && this.entryPoints.add(entryPoint)) || this.entryPoints.contains(entryPoint) ? entryPoint
					: "other";
		}
	}

}
