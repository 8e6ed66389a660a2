package io.github.strictjpa.lazyload;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import org.hibernate.boot.Metadata;
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

	/**
	 * Hibernate sends selects of its own for an association before a query returns.
	 */
	public static final Rule SECONDARY_SELECT = Rule
		.of("secondary-select", Level.WARN,
				"Hibernate sends selects of its own for an association before a query returns.")
		.documented();

	private final ViolationReporter reporter;

	private final LoadRequests requests;

	private final AllowedRoles allowedRoles;

	private final int threshold;

	private final List<SessionStates> sessions = new CopyOnWriteArrayList<>();

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
		this.requests = new LoadRequests(applicationCode, entryPoints,
				Stream.of(LAZY_LOAD, LAZY_WRITE, N_PLUS_ONE).map(reporter::level).anyMatch(Level.FAIL::equals));
		this.allowedRoles = allowedRoles;
		this.threshold = threshold;
	}

	/**
	 * Watch a persistence unit with as few listeners as the levels of the rules and the
	 * mapping ask for: none where all are off. They stand before all others, which are
	 * still called.
	 * @param sessionFactory the unit, while Hibernate builds it
	 * @param metadata the mapping of the unit
	 * @param persistenceUnit the name of the unit
	 */
	public void watch(SessionFactoryImplementor sessionFactory, Metadata metadata, String persistenceUnit) {
		EagerAssociations associations = new EagerAssociations(sessionFactory);
		SessionStates states = new SessionStates(
				new SecondarySelectViolations(this.reporter, associations, persistenceUnit));
		this.sessions.add(states);
		EventListenerRegistry registry = sessionFactory.getEventListenerRegistry();
		if (isOn(SECONDARY_SELECT)) {
			register(registry, new SecondarySelectListener(this.requests, associations, this.allowedRoles, states),
					UniqueKeyAssociations.arePartOf(metadata));
		}
		LazyLoadViolations violations = new LazyLoadViolations(persistenceUnit);
		LazyLoadJudge judge = new LazyLoadJudge(this.reporter, this.allowedRoles, violations, this.threshold);
		register(registry, new LazyLoadListener(this.requests, violations, states, judge));
		if (isOn(LAZY_LOAD) || isOn(LAZY_WRITE) || isOn(N_PLUS_ONE)) {
			register(registry, new EnhancedLoads(this.requests, violations, states, judge), metadata);
		}
	}

	private void register(EventListenerRegistry registry, LazyLoadListener listener) {
		boolean reads = isOn(LAZY_LOAD) || isOn(N_PLUS_ONE);
		if (reads) {
			registry.getEventListenerGroup(EventType.LOAD).prependListener(listener);
		}
		if (reads || isOn(LAZY_WRITE)) {
			registry.getEventListenerGroup(EventType.INIT_COLLECTION).prependListener(listener);
		}
	}

	private static void register(EventListenerRegistry registry, EnhancedLoads listener, Metadata metadata) {
		if (EnhancedEntities.arePartOf(metadata)) {
			registry.getEventListenerGroup(EventType.LOAD).prependListener(listener);
			registry.getEventListenerGroup(EventType.PRE_LOAD).prependListener(listener);
		}
	}

	private static void register(EventListenerRegistry registry, SecondarySelectListener listener, boolean uniqueKeys) {
		registry.getEventListenerGroup(EventType.LOAD).prependListener(listener);
		registry.getEventListenerGroup(EventType.INIT_COLLECTION).prependListener(listener);
		if (uniqueKeys) {
			registry.getEventListenerGroup(EventType.PRE_LOAD).prependListener(listener);
		}
	}

	private boolean isOn(Rule rule) {
		return this.reporter.level(rule) != Level.OFF;
	}

	int rememberedSessions() {
		return this.sessions.stream().mapToInt(SessionStates::size).sum();
	}

}
