package io.github.strictjpa.autoconfigure;

import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Keeps Flyway beans off the configured database while a throw-away one is compared:
 * those with a DataSource of their own, as by {@code spring.flyway.url}, too.
 */
final class ThrowAwayFlyway implements BeanPostProcessor {

	private final ThrowAwayDataSources dataSources;

	ThrowAwayFlyway(ThrowAwayDataSources dataSources) {
		this.dataSources = dataSources;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Flyway flyway) {
			this.dataSources.move(flyway.getConfiguration().getDataSource());
			this.dataSources.require("the Flyway bean '%s'".formatted(beanName),
					ThrowAwayDataSources.url(flyway.getConfiguration().getDataSource()));
		}
		return bean;
	}

}
