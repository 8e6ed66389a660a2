package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Gives settings of Hibernate another default in Spring Boot's own persistence unit,
 * below whatever the application sets itself. A survey keeps Hibernate's defaults.
 */
final class HibernateDefaults implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY_SOURCE = "strictJpaHibernateDefaults";

	static final String PREFIX = "spring.jpa.properties.";

	static final Map<String, String> DEFAULTS = defaults();

	private static Map<String, String> defaults() {
		Map<String, String> defaults = new LinkedHashMap<>();
		defaults.put("hibernate.default_batch_fetch_size", "100");
		defaults.put("hibernate.query.in_clause_parameter_padding", "true");
		defaults.put("hibernate.jdbc.batch_size", "50");
		defaults.put("hibernate.order_inserts", "true");
		defaults.put("hibernate.order_updates", "true");
		return defaults;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		EnvironmentLevels levels = new EnvironmentLevels(environment);
		if (!levels.isEnabled() || levels.isSurvey()) {
			return;
		}
		Properties file = settingsFile(application);
		Map<String, Object> properties = new LinkedHashMap<>();
		DEFAULTS.forEach((name, value) -> {
			if (!environment.containsProperty(PREFIX + name) && !file.containsKey(name)) {
				properties.put(PREFIX + name, value);
			}
		});
		environment.getPropertySources().addLast(new MapPropertySource(PROPERTY_SOURCE, properties));
	}

	private static Properties settingsFile(SpringApplication application) {
		try {
			return PropertiesLoaderUtils.loadAllProperties("hibernate.properties", application.getClassLoader());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("hibernate.properties, which is on the class path, can't be read", ex);
		}
	}

}
