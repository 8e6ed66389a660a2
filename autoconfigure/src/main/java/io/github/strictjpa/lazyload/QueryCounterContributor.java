package io.github.strictjpa.lazyload;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Tells the statements of a persistence unit with a {@link QueryCounter} to it. Hibernate
 * finds this class as a service and asks it once all settings are known, whether they
 * come from properties, a vendor adapter or {@code persistence.xml}: so the statement
 * inspector of the application, if there is one, is still called. It does nothing for
 * other units.
 *
 * @since 0.1.0
 */
public final class QueryCounterContributor implements ServiceContributor {

	@Override
	public void contribute(StandardServiceRegistryBuilder builder) {
		if (builder.getSettings().get(QueryCounter.SETTING) instanceof QueryCounter counter) {
			StatementInspector inspector = builder.getBootstrapServiceRegistry()
				.requireService(StrategySelector.class)
				.resolveStrategy(StatementInspector.class, builder.getSettings().get(JdbcSettings.STATEMENT_INSPECTOR));
			builder.applySetting(JdbcSettings.STATEMENT_INSPECTOR, new CountingInspector(inspector, counter));
		}
	}

}
