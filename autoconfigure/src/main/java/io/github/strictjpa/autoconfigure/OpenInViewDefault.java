package io.github.strictjpa.autoconfigure;

import java.util.Map;

import io.github.strictjpa.Level;
import io.github.strictjpa.session.SessionRules;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns {@code spring.jpa.open-in-view} off where nothing is said about it and the rule
 * {@code open-in-view} fails. At any other level Spring Boot's default stays.
 */
final class OpenInViewDefault implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY_SOURCE = "strictJpaDefaults";

	private static final String PROPERTY = "spring.jpa.open-in-view";

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		EnvironmentLevels levels = new EnvironmentLevels(environment);
		if (levels.isEnabled() && levels.of(SessionRules.OPEN_IN_VIEW) == Level.FAIL && !levels.isSet(PROPERTY)) {
			environment.getPropertySources().addLast(new MapPropertySource(PROPERTY_SOURCE, Map.of(PROPERTY, false)));
		}
	}

}
