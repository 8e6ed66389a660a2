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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

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

	private final RuleLevels levels;

	private final Suppressions suppressions;

	private final EntryPoints entryPoints;

	private final int capacity;

	private final Clock clock;

	private final ViolationTallies tallies = new ViolationTallies();

	private final Map<Violation.Key, Sightings> sightings = new LinkedHashMap<>();

	/**
	 * What was logged: at most one entry for each annotation in the code.
	 */
	private final Set<String> invalidAnnotations = ConcurrentHashMap.newKeySet();

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
		Violation refused = handle(violation, true, ViolationLog::log);
		if (refused != null) {
			throw new ViolationException(refused);
		}
	}

	@Override
	public void record(Violation violation) {
		handle(violation, false, ViolationLog::log);
	}

	/**
	 * Count violations that were found together, and return those that are refused. The
	 * caller lists these, so they are not logged.
	 * @param violations the violations, of any rules
	 * @param oneLine whether one line of the log is enough for all violations of a rule,
	 * each of which has a line at debug level then
	 * @return the violations that are new and of a rule that fails
	 * @throws InvalidAnnotationException if a suppression that is read on the way is
	 * invalid
	 */
	public List<Violation> reportAll(Collection<Violation> violations, Predicate<Rule> oneLine) {
		List<Violation> refused = new ArrayList<>();
		Map<Rule, List<Violation>> unseen = new LinkedHashMap<>();
		for (Violation violation : violations) {
			Violation counted = handle(violation, true,
					(first) -> unseen.computeIfAbsent(first.rule(), (rule) -> new ArrayList<>()).add(first));
			if (counted != null) {
				refused.add(counted);
			}
		}
		unseen.keySet().removeIf((rule) -> level(rule) == Level.FAIL);
		unseen.forEach((rule, logged) -> {
			if (oneLine.test(rule)) {
				ViolationLog.logTogether(rule, logged);
			}
			else {
				logged.forEach(ViolationLog::log);
			}
		});
		return refused;
	}

	/**
	 * Return the state that a violation would have now. It is not counted.
	 * @param violation the violation
	 * @return its state
	 * @throws InvalidAnnotationException if a suppression that is read on the way is
	 * invalid
	 */
	public State stateOf(Violation violation) {
		return acceptance(violation, violation.key(), true).stateAt(this.clock.instant(), this.clock);
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

	/**
	 * Count a violation and return it if it is to be refused.
	 */
	private @Nullable Violation handle(Violation reported, boolean mayThrow, Consumer<Violation> log) {
		Level level = level(reported.rule());
		if (level == Level.OFF) {
			return null;
		}
		Violation violation = withEntryPoint(reported);
		Violation.Key key = violation.key();
		Acceptance acceptance = acceptance(violation, key, mayThrow);
		Instant now = this.clock.instant();
		State state = acceptance.stateAt(now, this.clock);
		this.tallies.increment(violation, level, state);
		boolean first = keep(violation, key, level, state, acceptance, now);
		if (state != State.NEW) {
			return null;
		}
		if (first) {
			log.accept(violation);
		}
		return (level == Level.FAIL) ? violation : null;
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
			if (this.invalidAnnotations.add(String.valueOf(ex.getMessage()))) {
				logger.error(ex.getMessage());
			}
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
