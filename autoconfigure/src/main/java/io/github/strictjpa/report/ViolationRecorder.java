package io.github.strictjpa.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.Violation.State;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.Violations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one {@link ViolationReporter} of an application context. It keeps a bounded number
 * of distinct violations, logs each the first time, and counts all. Safe for use by many
 * threads; memory depends on the capacity only.
 *
 * @since 0.1.0
 */
public final class ViolationRecorder implements ViolationReporter {

	private static final Log logger = LogFactory.getLog(ViolationRecorder.class);

	private static final int NAMED_TOGETHER = 3;

	private final RuleLevels levels;

	private final Suppressions suppressions;

	private final EntryPoints entryPoints;

	private final int capacity;

	private final Clock clock;

	private final ViolationTallies tallies = new ViolationTallies();

	private final Map<Violation.Key, Sightings> sightings = new LinkedHashMap<>();

	private long dropped;

	/**
	 * Create a recorder.
	 * @param levels the level of each rule
	 * @param suppressions what the application accepts
	 * @param entryPoints names what brought a thread into the application
	 * @param capacity how many distinct violations are kept, at least 1
	 * @param clock the time at which violations are seen
	 */
	public ViolationRecorder(RuleLevels levels, Suppressions suppressions, EntryPoints entryPoints, int capacity,
			Clock clock) {
		this.levels = levels;
		this.suppressions = suppressions;
		this.entryPoints = entryPoints;
		this.capacity = capacity;
		this.clock = clock;
	}

	@Override
	public Level level(Rule rule) {
		return this.levels.of(rule);
	}

	@Override
	public void report(Violation violation) {
		handle(violation, true);
	}

	@Override
	public void record(Violation violation) {
		handle(violation, false);
	}

	/**
	 * Count violations as {@link #record} does, with one line in the log for all of a
	 * rule that are new. Each has a line of its own at debug level.
	 * @param violations the violations, of any rules
	 */
	public void recordTogether(Collection<Violation> violations) {
		Map<Rule, List<Violation>> unseen = new LinkedHashMap<>();
		for (Violation violation : violations) {
			handle(violation, false,
					(first) -> unseen.computeIfAbsent(first.rule(), (rule) -> new ArrayList<>()).add(first));
		}
		unseen.forEach(ViolationRecorder::logTogether);
	}

	/**
	 * Return what was seen so far.
	 * @return a snapshot
	 */
	public Violations snapshot() {
		synchronized (this.sightings) {
			return new Violations(this.sightings.values().stream().map(Sightings::toRecord).toList(), this.dropped);
		}
	}

	/**
	 * Return how many distinct violations are kept.
	 * @return the capacity
	 */
	public int capacity() {
		return this.capacity;
	}

	/**
	 * Forget all violations, those that were dropped included. Tallies go on.
	 * @return how many distinct violations were forgotten
	 */
	public int clear() {
		synchronized (this.sightings) {
			int forgotten = this.sightings.size();
			this.sightings.clear();
			this.dropped = 0;
			return forgotten;
		}
	}

	/**
	 * Forget the violations of one rule, except that what was dropped stays counted.
	 * Tallies go on.
	 * @param rule the id of the rule
	 * @return how many distinct violations were forgotten
	 */
	public int clear(String rule) {
		synchronized (this.sightings) {
			int before = this.sightings.size();
			this.sightings.keySet().removeIf((key) -> key.rule().equals(rule));
			return before - this.sightings.size();
		}
	}

	/**
	 * Hand every tally to a consumer: those that exist now, and each new one when it is
	 * first needed. A tally may be handed over twice.
	 * @param consumer takes the tallies
	 */
	public void forEachTally(Consumer<ViolationTally> consumer) {
		this.tallies.forEach(consumer);
	}

	private void handle(Violation reported, boolean mayThrow) {
		handle(reported, mayThrow, ViolationRecorder::log);
	}

	private void handle(Violation reported, boolean mayThrow, Consumer<Violation> log) {
		Level level = level(reported.rule());
		if (level == Level.OFF) {
			return;
		}
		Violation violation = withEntryPoint(reported);
		Violation.Key key = violation.key();
		Acceptance acceptance = acceptance(violation, key, mayThrow);
		Instant now = this.clock.instant();
		State state = acceptance.stateAt(now, this.clock);
		this.tallies.increment(violation, level, state);
		boolean first = keep(violation, key, level, state, acceptance, now);
		if (state != State.NEW) {
			return;
		}
		if (first) {
			log.accept(violation);
		}
		if (level == Level.FAIL && mayThrow) {
			throw new ViolationException(violation);
		}
	}

	private Violation withEntryPoint(Violation reported) {
		String entryPoint = reported.entryPoint();
		if (entryPoint == null) {
			return reported.enteredBy(this.entryPoints.current());
		}
		return entryPoint.equals(EntryPoints.NONE) ? reported.enteredBy(null) : reported;
	}

	private Acceptance acceptance(Violation violation, Violation.Key key, boolean mayThrow) {
		synchronized (this.sightings) {
			Sightings known = this.sightings.get(key);
			if (known != null) {
				return known.acceptance();
			}
		}
		try {
			return new Acceptance(this.suppressions.acceptedUntil(violation));
		}
		catch (InvalidAnnotationException ex) {
			if (mayThrow) {
				throw ex;
			}
			logger.error(ex.getMessage());
			return new Acceptance(null);
		}
	}

	private boolean keep(Violation violation, Violation.Key key, Level level, State state, Acceptance acceptance,
			Instant now) {
		synchronized (this.sightings) {
			Sightings known = this.sightings.get(key);
			if (known != null) {
				return known.add(state, now);
			}
			if (this.sightings.size() >= this.capacity) {
				this.dropped++;
				return false;
			}
			this.sightings.put(key, new Sightings(violation.withDetail(null), level, state, acceptance, now));
			return true;
		}
	}

	private static void log(Violation violation) {
		String entry = (violation.entryPoint() != null) ? " Entered by " + violation.entryPoint() + "." : "";
		logger.warn("[%s] %s%s%s".formatted(violation.rule().id(), violation, entry, page(violation.rule())));
	}

	private static void logTogether(Rule rule, List<Violation> violations) {
		String named = violations.stream()
			.limit(NAMED_TOGETHER)
			.map(Violation::subject)
			.collect(Collectors.joining(", "));
		int others = violations.size() - NAMED_TOGETHER;
		String more = (others > 0)
				? " and %d more, which the endpoint 'jpaviolations' lists, and this logger at debug level"
					.formatted(others)
				: "";
		logger.warn("[%s] %s Found %d: %s%s.%s".formatted(rule.id(), rule.summary(), violations.size(), named, more,
				page(rule)));
		violations.forEach((violation) -> logger.debug("[%s] %s".formatted(rule.id(), violation)));
	}

	private static String page(Rule rule) {
		return (rule.page() != null) ? " See " + rule.page() : "";
	}

	/**
	 * The last day on which a violation is accepted, or {@code null} if it is not.
	 */
	record Acceptance(@Nullable LocalDate until) {

		State stateAt(Instant now, Clock clock) {
			if (this.until == null) {
				return State.NEW;
			}
			boolean endless = Objects.equals(this.until, LocalDate.MAX);
			return endless || !LocalDate.ofInstant(now, clock.getZone()).isAfter(this.until) ? State.SUPPRESSED
					: State.NEW;
		}

	}

}
