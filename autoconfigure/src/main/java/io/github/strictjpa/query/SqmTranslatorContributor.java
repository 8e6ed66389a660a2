package io.github.strictjpa.query;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Makes a persistence unit with a {@link QueryGuard} show its queries to it. Hibernate
 * finds this class as a service and asks it once all settings are known, whether they
 * come from properties, a vendor adapter or {@code persistence.xml}: so the translator
 * that an application has chosen is kept. It does nothing for other units.
 *
 * @since 0.1.0
 */
public final class SqmTranslatorContributor implements ServiceContributor {

	@Override
	public void contribute(StandardServiceRegistryBuilder builder) {
		if (!(builder.getSettings().get(QueryGuard.UNIT) instanceof QueryGuard.GuardedUnit)) {
			return;
		}
		Object chosen = builder.getSettings().get(QuerySettings.SEMANTIC_QUERY_TRANSLATOR);
		if (chosen != null) {
			builder.applySetting(GuardedSqmTranslatorFactory.CHOSEN, chosen);
		}
		builder.applySetting(QuerySettings.SEMANTIC_QUERY_TRANSLATOR, GuardedSqmTranslatorFactory.class.getName());
	}

}
