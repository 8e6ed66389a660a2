package io.github.strictjpa.lazyload;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;

/**
 * Watches sessions for statements that repeat from one place, other than by lazy loads.
 *
 * @since 0.1.0
 */
public final class RepetitionGuard {

	/**
	 * One entity is found by id again and again.
	 */
	public static final Rule REPEATED_FIND = Rule
		.of("repeated-find", Level.WARN,
				"One entity is found by id by statement after statement, from one place in one session.")
		.documented();

	/**
	 * One query is sent again and again.
	 */
	public static final Rule REPEATED_QUERY = Rule
		.of("repeated-query", Level.OFF, "The same query is sent again and again, from one place in one session.")
		.documented();

	private final ViolationReporter reporter;

	private final StatementCallers callers;

	private final AllowedRoles allowedRoles;

	private final int findThreshold;

	private final int queryThreshold;

	private final List<FindSessions> sessions = new CopyOnWriteArrayList<>();

	/**
	 * Create a guard.
	 * @param reporter takes the violations
	 * @param applicationCode tells the application's classes from those of libraries
	 * @param entryPoints names what brought a thread into the application
	 * @param allowedRoles entities that may be found again and again
	 * @param findThreshold how many statements make a {@link #REPEATED_FIND}, at least 2
	 * @param queryThreshold how many statements make a {@link #REPEATED_QUERY}, at least
	 * 2
	 */
	public RepetitionGuard(ViolationReporter reporter, ApplicationCode applicationCode, EntryPoints entryPoints,
			AllowedRoles allowedRoles, int findThreshold, int queryThreshold) {
		this.reporter = reporter;
		this.callers = new StatementCallers(applicationCode, entryPoints);
		this.allowedRoles = allowedRoles;
		this.findThreshold = findThreshold;
		this.queryThreshold = queryThreshold;
	}

	/**
	 * Count what a persistence unit finds by id, unless {@link #REPEATED_FIND} is off.
	 * The listener stands before all others, which are still called.
	 * @param sessionFactory the unit, while Hibernate builds it
	 * @param persistenceUnit the name of the unit
	 */
	public void watch(SessionFactoryImplementor sessionFactory, String persistenceUnit) {
		if (this.reporter.level(REPEATED_FIND) != Level.OFF) {
			FindSessions counted = new FindSessions();
			this.sessions.add(counted);
			sessionFactory.getEventListenerRegistry()
				.getEventListenerGroup(EventType.LOAD)
				.prependListener(new RepeatedFindListener(this.reporter, this.callers, this.allowedRoles,
						this.findThreshold, counted, new RepeatedFindViolations(persistenceUnit)));
		}
	}

	/**
	 * Return what counts the queries of a persistence unit.
	 * @param persistenceUnit the name of the unit
	 * @return the counter, or empty where {@link #REPEATED_QUERY} is off
	 */
	public Optional<QueryCounter> queryCounter(String persistenceUnit) {
		return (this.reporter.level(REPEATED_QUERY) != Level.OFF)
				? Optional.of(new QueryCounter(this.reporter, this.callers, this.queryThreshold, persistenceUnit))
				: Optional.empty();
	}

	int rememberedSessions() {
		return this.sessions.stream().mapToInt(FindSessions::size).sum();
	}

}
