package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HibernateDefaults}.
 */
class HibernateDefaultsTests {

	private static final String BATCH_SIZE = HibernateDefaults.PREFIX + "hibernate.jdbc.batch_size";

	@Test
	void reachHibernate() {
		new ApplicationContextRunner()
			.withInitializer((context) -> new HibernateDefaults().postProcessEnvironment(context.getEnvironment(),
					new SpringApplication()))
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
			.withUserConfiguration(NoEntities.class)
			.withPropertyValues(BATCH_SIZE + "=7")
			.run((context) -> {
				Map<String, Object> settings = context.getBean(EntityManagerFactory.class).getProperties();
				Map<String, String> expected = new HashMap<>(HibernateDefaults.DEFAULTS);
				expected.put("hibernate.jdbc.batch_size", "7");
				assertThat(settings).containsAllEntriesOf(expected);
			});
	}

	@Test
	void giveWayToEveryOtherSource() {
		assertThat(environment(Map.of(BATCH_SIZE, "7")).getProperty(BATCH_SIZE)).isEqualTo("7");
		assertThat(defaults(environment(Map.of("SPRING_JPA_PROPERTIES_HIBERNATE_JDBC_BATCH_SIZE", "7"))))
			.doesNotContainKey(BATCH_SIZE)
			.containsKey(HibernateDefaults.PREFIX + "hibernate.order_inserts");
	}

	@ParameterizedTest
	@ValueSource(strings = { "strict-jpa.enabled=false", "strict-jpa.default-level=warn",
			"strict-jpa.default-level=off", "STRICTJPA_DEFAULTLEVEL=warn" })
	void stayAwayFromASurvey(String property) {
		String[] pair = property.split("=");

		ConfigurableEnvironment environment = environment(Map.of(pair[0], pair[1]));

		assertThat(environment.getPropertySources().contains(HibernateDefaults.PROPERTY_SOURCE)).isFalse();
	}

	@Test
	void areListedInTheDocs() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "configuration.md"));

		HibernateDefaults.DEFAULTS
			.forEach((name, value) -> assertThat(page).containsPattern("`" + name + "`[^|]*\\| `" + value + "`"));
	}

	private static Map<String, Object> defaults(ConfigurableEnvironment environment) {
		return ((MapPropertySource) environment.getPropertySources().get(HibernateDefaults.PROPERTY_SOURCE))
			.getSource();
	}

	private static ConfigurableEnvironment environment(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", properties));
		new HibernateDefaults().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

	@Configuration(proxyBeanMethods = false)
	static class NoEntities {

		@Bean
		PersistenceManagedTypes persistenceManagedTypes() {
			return PersistenceManagedTypes.of();
		}

	}

}
