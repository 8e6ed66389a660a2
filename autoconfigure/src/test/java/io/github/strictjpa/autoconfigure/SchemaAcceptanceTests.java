package io.github.strictjpa.autoconfigure;

import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.strictjpa.SuppressViolations;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for drafts and checks of a schema in which a part is accepted.
 */
@ParameterizedClass
@MethodSource("databases")
class SchemaAcceptanceTests {

	@Parameter
	JdbcConnectionDetails database;

	@TempDir
	Path resources;

	@BeforeEach
	void createNotes() {
		JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(this.database.getJdbcUrl(),
				this.database.getUsername(), this.database.getPassword()));
		jdbc.execute("drop table if exists note");
		jdbc.execute("create table note (id bigint not null primary key, title varchar(40))");
	}

	@Test
	void agreesWhereAllThatDiffersIsAccepted() throws Exception {
		StartupCommandResult check = run(Accepted.class, "--strict-jpa.migrations.check=true");

		assertThat(check.getExitCode()).isZero();
		assertThat(check.getMessage())
			.isEqualTo("The schema is what the mapping says, but for what @SuppressViolations accepts (3).");

		StartupCommandResult draft = run(Accepted.class, "--strict-jpa.migrations.draft.name=next");

		assertThat(draft.getExitCode()).isZero();
		assertThat(draft.getMessage())
			.startsWith("Nothing to draft: the schema is what the mapping says. No file was written.\n"
					+ "Left out, as @SuppressViolations accepts it: The column 'note.")
			.contains("AcceptedNote.parent) does not exist.");
		assertThat(this.resources).isEmptyDirectory();
	}

	@Test
	void listsWhatWasAcceptedUntilYesterday() throws Exception {
		StartupCommandResult check = run(Expired.class, "--strict-jpa.migrations.check=true");

		assertThat(check.getExitCode()).isEqualTo(1);
		assertThat(check.getMessage()).contains("[schema-drift] The column 'note.body'")
			.contains("The schema differs from the mapping in one place:");

		assertThat(run(Expired.class, "--strict-jpa.migrations.draft.name=next").getMessage()).startsWith("Drafted ");
	}

	@ParameterizedTest
	@CsvSource({ "fail, 1", "warn, 1", "off, 0" })
	void countsEveryLevelButOff(String level, int exitCode) throws Exception {
		StartupCommandResult check = run(Expired.class, "--strict-jpa.migrations.check=true",
				"--strict-jpa.rules.schema-drift=" + level);

		assertThat(check.getExitCode()).isEqualTo(exitCode);
	}

	private StartupCommandResult run(Class<?> application, String... arguments) throws InterruptedException {
		return StartedCommand.run(application, this.database,
				Stream
					.concat(Stream.of(arguments),
							Stream.of("--spring.flyway.baseline-on-migrate=true",
									"--spring.flyway.locations=classpath:none",
									"--strict-jpa.migrations.draft.resources=" + this.resources))
					.toArray(String[]::new));
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createPostgres(), TestDatabase.createH2());
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Accepted {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(AcceptedNote.class.getName());
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Expired {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(ExpiredNote.class.getName());
		}

	}

	@Entity
	@Table(name = "note")
	static class AcceptedNote {

		@Id
		Long id;

		@SuppressViolations(rules = "schema-divergence", reason = "Titles are short")
		String title;

		@SuppressViolations(rules = "schema-drift", reason = "The column comes with the next release")
		String body;

		@ManyToOne(fetch = FetchType.LAZY)
		@SuppressViolations(rules = "schema-drift", reason = "The column comes with the next release",
				until = "2999-12-31")
		AcceptedNote parent;

	}

	@Entity
	@Table(name = "note")
	static class ExpiredNote {

		@Id
		Long id;

		@SuppressViolations(rules = "schema-drift", reason = "The column came with the last release",
				until = "2026-01-31")
		String body;

	}

}
