package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.autoconfigure.StartupApplication.Author;
import io.github.strictjpa.autoconfigure.StartupApplication.Note;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a slice of Spring Boot, which replaces the DataSource, has its migrations.
 */
@DataJpaTest(properties = "spring.flyway.locations=classpath:startup/migration")
class UnmanagedSchemaDataJpaTests {

	@Test
	void acceptsTheMigrationsOfASlice(@Autowired TestEntityManager entityManager, @Autowired Flyway flyway) {
		assertThat(flyway.info().applied()).isNotEmpty();
		assertThat(entityManager.find(Author.class, 1L)).isNull();
	}

	@SpringBootConfiguration
	@AutoConfigurationPackage(basePackageClasses = UnmanagedSchemaDataJpaTests.class)
	static class Application {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Author.class.getName(), Note.class.getName());
		}

	}

}
