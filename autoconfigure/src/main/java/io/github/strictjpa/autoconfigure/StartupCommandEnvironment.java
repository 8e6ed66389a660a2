package io.github.strictjpa.autoconfigure;

import java.util.Map;

import io.github.strictjpa.migration.ComparedDatabase;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts an application that is asked for a {@link StartupCommand} without serving: no
 * port, beans only where they are needed, and nobody but migrations changes the schema.
 */
final class StartupCommandEnvironment implements EnvironmentPostProcessor, Ordered {

	static final String DRAFT = "strict-jpa.migrations.draft.name";

	static final String COMPARED = "strict-jpa.migrations.compare-with";

	static final String CHECK = "strict-jpa.migrations.check";

	private static final Map<String, Object> PROPERTIES = Map.ofEntries(Map.entry("strict-jpa.enabled", true),
			Map.entry("spring.main.web-application-type", "none"), Map.entry("spring.main.lazy-initialization", true),
			Map.entry("spring.jpa.hibernate.ddl-auto", "none"), Map.entry("spring.jpa.generate-ddl", false),
			Map.entry("spring.sql.init.mode", "never"),
			Map.entry("spring.jpa.properties.hibernate.hbm2ddl.auto", "none"),
			Map.entry("spring.jpa.properties.jakarta.persistence.schema-generation.database.action", "none"),
			// Hibernate would refuse a sequence before the comparison sees it
			Map.entry("spring.jpa.properties.hibernate.id.sequence.increment_size_mismatch_strategy", "log"),
			Map.entry("spring.flyway.fail-on-missing-locations", false),
			// the end of the command is no failure to be logged
			Map.entry("logging.level.org.springframework.context.annotation.AnnotationConfigApplicationContext",
					"error"),
			Map.entry("logging.level.org.springframework.boot.autoconfigure.logging", "error"));

	static boolean isCommand(Environment environment) {
		return StringUtils.hasText(environment.getProperty(DRAFT))
				|| environment.getProperty(CHECK, Boolean.class, false);
	}

	/**
	 * Return whether a command compares a throw-away database.
	 */
	static boolean comparesThrowAway(Environment environment) {
		return isCommand(environment) && Binder.get(environment)
			.bind(COMPARED, ComparedDatabase.class)
			.orElse(ComparedDatabase.CONFIGURED) == ComparedDatabase.THROW_AWAY;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (isCommand(environment)) {
			environment.getPropertySources().addFirst(new MapPropertySource("strictJpaCommand", PROPERTIES));
		}
	}

}
