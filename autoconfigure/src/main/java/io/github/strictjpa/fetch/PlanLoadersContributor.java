package io.github.strictjpa.fetch;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Gives each persistence unit a place for the loaders of its plans, which ends with the
 * unit. Hibernate finds this class as a service.
 *
 * @since 0.1.0
 */
public final class PlanLoadersContributor implements ServiceContributor {

	@Override
	public void contribute(StandardServiceRegistryBuilder builder) {
		builder.addService(PlanLoaders.class, new PlanLoaders());
	}

}
