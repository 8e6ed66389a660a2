package io.github.strictjpa.lazyload;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;

/**
 * Watches proxies and collections, and refuses what would load one of them lazily before
 * its SQL is sent.
 *
 * @since 0.1.0
 */
public final class LazyLoadGuard {

	/**
	 * Application code reads a proxy or a collection that its query did not fetch.
	 */
	public static final Rule LAZY_LOAD = Rule
		.of("lazy-load", Level.FAIL, "Application code reads a proxy or a collection that its query did not fetch.")
		.documented();

	/**
	 * A collection is loaded only because it is written to.
	 */
	public static final Rule LAZY_WRITE = Rule
		.of("lazy-write", Level.WARN, "A collection is loaded only because it is written to.")
		.documented();

	/**
	 * One role is loaded by statement after statement, from one place in one session.
	 */
	public static final Rule N_PLUS_ONE = Rule
		.of("n-plus-one", Level.WARN, "One role is loaded by statement after statement, from one place in one session.")
		.documented();

	private final ViolationReporter reporter;

	private final LoadRequests requests;

	private final AllowedRoles allowedRoles;

	private final int threshold;

	private final SessionStates sessions = new SessionStates();

	/**
	 * Create a guard.
	 * @param reporter takes the violations
	 * @param applicationCode tells the application's classes from those of libraries
	 * @param entryPoints names what brought a thread into the application
	 * @param allowedRoles what may be loaded lazily everywhere
	 * @param threshold how many statements make an {@link #N_PLUS_ONE}, at least 2
	 */
	public LazyLoadGuard(ViolationReporter reporter, ApplicationCode applicationCode, EntryPoints entryPoints,
			AllowedRoles allowedRoles, int threshold) {
		this.reporter = reporter;
		this.requests = new LoadRequests(applicationCode, entryPoints);
		this.allowedRoles = allowedRoles;
		this.threshold = threshold;
	}

	/**
	 * Watch a persistence unit with as few listeners as the levels of the rules ask for:
	 * none where all are off. They stand before all others, which are still called.
	 * @param sessionFactory the unit, while Hibernate builds it
	 * @param persistenceUnit the name of the unit
	 */
	public void watch(SessionFactoryImplementor sessionFactory, String persistenceUnit) {
		boolean reads = isOn(LAZY_LOAD) || isOn(N_PLUS_ONE);
		boolean writes = isOn(LAZY_WRITE);
		EventListenerRegistry registry = sessionFactory.getEventListenerRegistry();
		LazyLoadViolations violations = new LazyLoadViolations(persistenceUnit);
		LazyLoadListener listener = new LazyLoadListener(this.requests, violations, this.sessions,
				new LazyLoadJudge(this.reporter, this.allowedRoles, violations, this.threshold));
		if (reads) {
			registry.getEventListenerGroup(EventType.LOAD).prependListener(listener);
		}
		if (reads || writes) {
			registry.getEventListenerGroup(EventType.INIT_COLLECTION).prependListener(listener);
		}
	}

	private boolean isOn(Rule rule) {
		return this.reporter.level(rule) != Level.OFF;
	}

	int rememberedSessions() {
		return this.sessions.size();
	}

}
