package io.github.strictjpa.autoconfigure;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains the cycle that an application which defers its scripts gets when the starter
 * brings Flyway: Spring Boot names the beans but not the property.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DeferredInitializationFailureAnalyzer extends AbstractFailureAnalyzer<BeanCurrentlyInCreationException> {

	private static final String PROPERTY = "spring.jpa.defer-datasource-initialization";

	private final Environment environment;

	DeferredInitializationFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanCurrentlyInCreationException cause) {
		if (!this.environment.getProperty(PROPERTY, Boolean.class, false) || !mentionsFlyway(rootFailure)) {
			return null;
		}
		return new FailureAnalysis(
				"""
						The property %s is true, so every initialiser of the database waits for the EntityManagerFactory, Flyway \
						too. The EntityManagerFactory waits for Flyway, so neither can start."""
					.formatted(PROPERTY),
				"""
						Remove %s. Move what schema.sql and data.sql do into migrations, as \
						src/main/resources/db/migration/V1__create_tables.sql.

						To start the application as it was and see first what else is to be mended, set \
						strict-jpa.default-level=warn: without a migration, a survey leaves Flyway out."""
					.formatted(PROPERTY),
				cause);
	}

	private static boolean mentionsFlyway(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String beanName = (cause instanceof BeanCreationException creation) ? creation.getBeanName() : null;
			if (beanName != null && beanName.toLowerCase(Locale.ROOT).contains("flyway")) {
				return true;
			}
		}
		return false;
	}

}
