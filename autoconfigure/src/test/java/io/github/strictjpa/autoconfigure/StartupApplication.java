package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Immutable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * Applications that are really started, as {@code main} would, and what they consist of.
 */
final class StartupApplication {

	private StartupApplication() {
	}

	/**
	 * Start an application on an empty H2 database.
	 */
	static ConfigurableApplicationContext start(Class<?> configuration, String... properties) {
		return start(TestDatabase.createH2(), configuration, properties);
	}

	static ConfigurableApplicationContext start(JdbcConnectionDetails database, Class<?> configuration,
			String... properties) {
		SpringApplication application = new SpringApplication(configuration);
		application.setWebApplicationType(WebApplicationType.NONE);
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + database.getJdbcUrl(),
				"--spring.datasource.username=" + database.getUsername(),
				"--spring.datasource.password=" + database.getPassword(), "--spring.main.banner-mode=off",
				"--strict-jpa.application-packages=io.github.strictjpa"));
		Stream.of(properties).map((property) -> "--" + property).forEach(arguments::add);
		return application.run(arguments.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Strict {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Author.class.getName(), Note.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Eager {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Author.class.getName(), EagerNote.class.getName());
		}

	}

	/**
	 * A lookup, which needs no other side of the associations to it.
	 */
	@Entity(name = "author")
	@Immutable
	static class Author {

		@Id
		Long id;

		String name;

	}

	@Entity(name = "note")
	static class Note {

		@Id
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Author author;

	}

	@Entity(name = "note")
	static class EagerNote {

		@Id
		Long id;

		@ManyToOne
		Author author;

	}

}
