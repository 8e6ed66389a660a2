package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.migration.MigrationMode;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;

/**
 * Keeps Spring Boot's Flyway from migrating where another job does that. Its bean stays:
 * it knows the migrations that should have run.
 */
final class ExternalFlyway implements BeanPostProcessor {

	private final boolean external;

	ExternalFlyway(MigrationMode mode) {
		this.external = (mode == MigrationMode.EXTERNAL);
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		return (this.external && bean instanceof FlywayMigrationInitializer) ? new IdleInitializer() : bean;
	}

	/**
	 * An initialiser that does nothing.
	 */
	private static final class IdleInitializer extends FlywayMigrationInitializer {

		IdleInitializer() {
			super(Flyway.configure().load());
		}

		@Override
		public void afterPropertiesSet() {
			// another job migrates
		}

	}

}
