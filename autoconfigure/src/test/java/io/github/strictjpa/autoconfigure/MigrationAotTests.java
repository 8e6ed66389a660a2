package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.strictjpa.migration.SchemaDrift;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the rules of migrations after ahead-of-time processing.
 */
@CompileWithForkedClassLoader
class MigrationAotTests {

	@TempDir
	Path folder;

	@Test
	void comparesByGeneratedDefinitions() throws IOException {
		write("V1__create_note.sql", "create table note (id bigint primary key, body varchar(255));");

		run((context) -> {
			context.refresh();

			assertThat(context.getBean(SchemaDrift.class).differences()).isEmpty();
		});
	}

	@Test
	void refusesByGeneratedDefinitions() throws IOException {
		write("V1__create_note.sql", "create table note (id bigint primary key);");

		run((context) -> assertThatExceptionOfType(RefusedStartException.class).isThrownBy(context::refresh)
			.withMessageContaining("The column 'note.body'"));
	}

	@SuppressWarnings("unchecked")
	private void run(Refreshing refreshing) {
		TestPropertyValues properties = properties();
		TestGenerationContext generated = process(properties);
		TestCompiler.forSystem().withCompilerOptions("-nowarn", "-proc:none").with(generated).compile((compiled) -> {
			GenericApplicationContext context = new GenericApplicationContext();
			properties.applyTo(context);
			compiled.getInstance(ApplicationContextInitializer.class).initialize(context);
			try (context) {
				refreshing.refresh(context);
			}
		});
	}

	private static TestGenerationContext process(TestPropertyValues properties) {
		TestGenerationContext generated = new TestGenerationContext();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			properties.applyTo(context);
			context.register(Notes.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
			generated.writeGeneratedContent();
		}
		return generated;
	}

	private TestPropertyValues properties() {
		JdbcConnectionDetails details = TestDatabase.createH2();
		return TestPropertyValues.of("spring.datasource.url=" + details.getJdbcUrl(),
				"spring.datasource.username=" + details.getUsername(),
				"spring.flyway.locations=filesystem:" + this.folder);
	}

	private void write(String name, String sql) throws IOException {
		Files.writeString(this.folder.resolve(name), sql);
	}

	/**
	 * Refreshes a context of generated definitions.
	 */
	private interface Refreshing {

		void refresh(GenericApplicationContext context);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ StrictJpaAutoConfiguration.class, MigrationAutoConfiguration.class,
			SchemaDriftAutoConfiguration.class, SchemaCommandAutoConfiguration.class, DataSourceAutoConfiguration.class,
			HibernateJpaAutoConfiguration.class, FlywayAutoConfiguration.class })
	static class Notes {

		@Bean
		PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

	}

	@Entity(name = "note")
	static class Note {

		@Id
		Long id;

		String body;

	}

}
