package io.github.strictjpa.lazyload;

import io.github.strictjpa.ApplicationCode;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;

/**
 * Remembers for each entity which line of the application loaded it, so that a lazy load
 * can name the query that should have fetched what is loaded. It costs a stack walk for
 * each query and a small object for each entity, which goes when the session does.
 *
 * @since 0.1.0
 */
public final class LoadOrigins {

	private final ApplicationCode applicationCode;

	/**
	 * Create an instance.
	 * @param applicationCode tells the application's classes from those of libraries
	 */
	public LoadOrigins(ApplicationCode applicationCode) {
		this.applicationCode = applicationCode;
	}

	/**
	 * Remember the entities of a persistence unit.
	 * @param sessionFactory the unit, while Hibernate builds it
	 */
	public void watch(SessionFactoryImplementor sessionFactory) {
		sessionFactory.getEventListenerRegistry()
			.getEventListenerGroup(EventType.POST_LOAD)
			.appendListener(new LoadOriginListener(this.applicationCode));
	}

}
