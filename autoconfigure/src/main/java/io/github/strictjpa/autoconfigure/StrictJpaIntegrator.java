package io.github.strictjpa.autoconfigure;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;

/**
 * Hands a persistence unit to the application context that builds it. Hibernate finds
 * this class as a service, so it stands beside every other {@link Integrator}, however
 * that one is registered; it does nothing for a unit without {@link #OBSERVER}.
 *
 * @since 0.1.0
 */
public final class StrictJpaIntegrator implements Integrator {

	/**
	 * The setting of a persistence unit that holds its {@link Observer}.
	 */
	static final String OBSERVER = "io.github.strictjpa.observer";

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		ConfigurationService settings = sessionFactory.getServiceRegistry().requireService(ConfigurationService.class);
		if (settings.getSettings().get(OBSERVER) instanceof Observer observer) {
			observer.built(metadata, sessionFactory);
		}
	}

	/**
	 * Told of a persistence unit.
	 */
	@FunctionalInterface
	interface Observer {

		void built(Metadata metadata, SessionFactoryImplementor sessionFactory);

	}

}
