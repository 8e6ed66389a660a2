package io.github.strictjpa.lazyload;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Level;
import io.github.strictjpa.Origin;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import org.hibernate.LazyInitializationException;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Records what Hibernate itself refuses: the touch of a proxy, a collection or an
 * attribute whose session is gone. It is told of exceptions where they leave the
 * application's code, and only looks at them.
 *
 * @since 0.1.0
 */
public final class DetachedLoads {

	/**
	 * A detached proxy or collection is touched, which Hibernate answers by an exception.
	 */
	public static final Rule DETACHED_LAZY_LOAD = Rule
		.of("detached-lazy-load", Level.WARN, "A detached proxy or collection is touched that was not loaded.")
		.documented();

	private static final int MAXIMUM_CAUSES = 100;

	private final ViolationReporter reporter;

	private final ThrownFrames frames;

	private final EntryPoints entryPoints;

	private final List<DetachedUnit> units = new CopyOnWriteArrayList<>();

	private final Set<Throwable> known = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	/**
	 * Create an instance.
	 * @param reporter takes the violations
	 * @param applicationCode tells the application's classes from those of libraries
	 * @param entryPoints names what brought a thread into the application
	 * @param classLoader finds the classes of the application
	 */
	public DetachedLoads(ViolationReporter reporter, ApplicationCode applicationCode, EntryPoints entryPoints,
			@Nullable ClassLoader classLoader) {
		this.reporter = reporter;
		this.frames = new ThrownFrames(applicationCode, classLoader);
		this.entryPoints = entryPoints;
	}

	/**
	 * Know the names of a persistence unit.
	 * @param sessionFactory the unit
	 * @param persistenceUnit its name
	 */
	public void watch(SessionFactoryImplementor sessionFactory, String persistenceUnit) {
		this.units.add(new DetachedUnit(sessionFactory, persistenceUnit));
	}

	/**
	 * Record an exception if the touch of something detached caused it. Each is recorded
	 * once, however often it is handed in; nothing is ever thrown.
	 * @param thrown the exception, or {@code null} where there was none
	 */
	public void record(@Nullable Throwable thrown) {
		if (thrown == null || this.reporter.level(DETACHED_LAZY_LOAD) == Level.OFF) {
			return;
		}
		LazyInitializationException cause = find(thrown);
		String name = (cause != null) ? DetachedName.of(cause) : null;
		if (cause != null && name != null && this.known.add(cause)) {
			this.reporter.record(violation(cause, name));
		}
	}

	/**
	 * Look for the setting of a persistence unit that makes every touch of something
	 * detached open a session of its own.
	 * @param sessionFactory the unit
	 * @return a violation, or {@code null} where the setting is off
	 */
	public static @Nullable Violation checkSettings(SessionFactoryImplementor sessionFactory) {
		if (!sessionFactory.getSessionFactoryOptions().isInitializeLazyStateOutsideTransactionsEnabled()) {
			return null;
		}
		return Violation.of(DETACHED_LAZY_LOAD, "hibernate.enable_lazy_load_no_trans",
				"hibernate.enable_lazy_load_no_trans is on: each touch of a detached proxy or collection opens a session "
						+ "and a transaction of its own, and no rule sees it.",
				"Remove the setting, and fetch what is used before its session ends.");
	}

	private Violation violation(LazyInitializationException cause, String name) {
		ThrownFrames.Application application = this.frames.of(cause);
		Origin origin = application.origin();
		String entryPoint = this.entryPoints.current(application.frames());
		DetachedTarget target = this.units.stream()
			.map((unit) -> unit.find(name))
			.filter((found) -> found != null)
			.findFirst()
			.orElseGet(() -> DetachedTarget.unknown(name));
		String doer = (origin != null) ? origin.toString() : entryPoint;
		return Violation
			.of(DETACHED_LAZY_LOAD, target.subject(),
					"%s touched %s, which was not loaded before its session ended.".formatted(
							(doer != null) ? doer : "Code outside of the application's packages", target.subject()),
					target.fix())
			.at(origin)
			.enteredBy((entryPoint != null) ? entryPoint : EntryPoints.NONE)
			.in(target.persistenceUnit());
	}

	private static @Nullable LazyInitializationException find(Throwable thrown) {
		Throwable current = thrown;
		for (int depth = 0; current != null && depth < MAXIMUM_CAUSES; depth++) {
			if (current instanceof LazyInitializationException found) {
				return found;
			}
			current = current.getCause();
		}
		return null;
	}

}
