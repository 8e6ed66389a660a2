package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.migration.FirstMigration;
import io.github.strictjpa.migration.MigrationMode;
import io.github.strictjpa.migration.Migrations;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Why an application has no Flyway bean, and what to do about it.
 */
enum MissingFlyway {

	NO_FLYWAY("Add the starter that runs migrations: " + MissingFlyway.STARTER),

	NO_MODULE("flyway-core alone runs nothing in Spring Boot 4. Replace it by " + MissingFlyway.STARTER),

	DISABLED("Remove spring.flyway.enabled=false."),

	NO_MIGRATION(FirstMigration.remedy(FirstMigration.DEFAULT_LOCATION));

	private static final String STARTER = "<dependency><groupId>org.springframework.boot</groupId>"
			+ "<artifactId>spring-boot-starter-flyway</artifactId></dependency>";

	private final String remedy;

	MissingFlyway(String remedy) {
		this.remedy = remedy;
	}

	static Migrations migrations(Environment environment, @Nullable ClassLoader classLoader, MigrationMode mode) {
		String external = mode.remedy();
		return Migrations.absent((external != null) ? external : in(environment, classLoader).remedy);
	}

	private static MissingFlyway in(Environment environment, @Nullable ClassLoader classLoader) {
		if (!ClassUtils.isPresent("org.flywaydb.core.Flyway", classLoader)) {
			return NO_FLYWAY;
		}
		if (!ClassUtils.isPresent("org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
				classLoader)) {
			return NO_MODULE;
		}
		return environment.getProperty("spring.flyway.enabled", Boolean.class, true) ? NO_MIGRATION : DISABLED;
	}

}
