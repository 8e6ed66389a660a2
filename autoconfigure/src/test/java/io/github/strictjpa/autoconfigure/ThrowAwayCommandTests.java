package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for drafts and checks that compare a throw-away database.
 */
@ParameterizedClass
@MethodSource("databases")
class ThrowAwayCommandTests {

	@Parameter
	JdbcConnectionDetails database;

	@TempDir
	Path resources;

	private JdbcTemplate configured;

	@BeforeEach
	void leaveTheConfiguredDatabaseAhead() throws IOException {
		this.configured = new JdbcTemplate(new DriverManagerDataSource(this.database.getJdbcUrl(),
				this.database.getUsername(), this.database.getPassword()));
		this.configured.execute("drop table if exists note");
		this.configured.execute("create table note (id bigint primary key, title varchar(40), body varchar(255))");
		Files.createDirectories(this.resources.resolve("db/migration"));
		write("V1__create_note.sql", "create table note (id bigint primary key, title varchar(${length}));");
	}

	@Test
	void comparesWhatTheMigrationsAloneGive() throws Exception {
		StartupCommandResult check = run("--strict-jpa.migrations.check=true");

		assertThat(check.getMessage()).startsWith("The schema differs from the mapping in one place:")
			.contains("[schema-drift] The column 'note.body' (" + Note.class.getName() + ".body) does not exist.");
		assertThat(check.getExitCode()).isEqualTo(1);

		assertThat(run("--strict-jpa.migrations.draft.name=add_body").getMessage())
			.isEqualTo("Drafted " + this.resources.toRealPath().resolve("db/migration/V2__add_body.sql"));

		check = run("--strict-jpa.migrations.check=true");

		assertThat(check.getMessage()).isEqualTo("The schema is what the mapping says.");
		assertThat(check.getExitCode()).isZero();
		assertConfiguredIsUntouched();
	}

	@Test
	void runsWhatAnotherJobWouldRun() throws Exception {
		assertThat(run("--strict-jpa.migrations.check=true", "--strict-jpa.migrations.mode=external").getMessage())
			.contains("in one place:");
	}

	@Test
	void migratesByADataSourceOfFlywaysOwn() throws Exception {
		assertThat(run("--strict-jpa.migrations.check=true", "--spring.flyway.url=" + this.database.getJdbcUrl(),
				"--spring.flyway.user=" + this.database.getUsername(),
				"--spring.flyway.password=" + this.database.getPassword())
			.getMessage()).contains("in one place:");
		assertConfiguredIsUntouched();
	}

	@Test
	void cannotJudgeWhatNothingHasMigrated() throws Exception {
		StartupCommandResult check = run("--strict-jpa.migrations.check=true", "--spring.flyway.enabled=false");

		assertThat(check.getExitCode()).isEqualTo(2);
		assertThat(check.getMessage())
			.isEqualTo("Nothing was compared: no tool has migrated the throw-away database of "
					+ "the persistence unit 'default', which has not even a history. Set spring.flyway.enabled=true, and "
					+ "let no FlywayMigrationStrategy leave migrate() out.");
	}

	@Test
	void refusesADataSourceOfLiquibasesOwn() throws Exception {
		assertThat(run("--strict-jpa.migrations.check=true", "--spring.liquibase.url=" + this.database.getJdbcUrl())
			.getMessage())
			.startsWith("Nothing was compared: spring.liquibase.url has Liquibase migrate by a DataSource");
	}

	@Test
	void refusesAServerOnAnotherMachineBeforeItConnects() throws Exception {
		StartupCommandResult check = StartedCommand.run(Notes.class, new Remote(),
				arguments("--strict-jpa.migrations.check=true"));

		assertThat(check.getExitCode()).isEqualTo(2);
		assertThat(check.getMessage()).isEqualTo("Nothing was compared: jdbc:postgresql://db.acme/app is not on this "
				+ "machine, and a throw-away database would be created there. Name a local database, or allow it: "
				+ "--strict-jpa.migrations.draft.allow-remote=true");
	}

	@Test
	void isDroppedWhereAMigrationFails() throws Exception {
		write("V2__broken.sql", "create nothing;");

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> run("--strict-jpa.migrations.check=true"))
			.withStackTraceContaining("V2__broken.sql");

		assertConfiguredIsUntouched();
	}

	@Test
	void isNeverUsedToServe() {
		assertThatException()
			.isThrownBy(
					() -> new SpringApplication(Notes.class).run(arguments("--spring.main.web-application-type=none",
							"--spring.datasource.url=" + this.database.getJdbcUrl(),
							"--spring.datasource.username=" + this.database.getUsername(),
							"--spring.datasource.password=" + this.database.getPassword())))
			.withStackTraceContaining("non-empty schema");
	}

	private void assertConfiguredIsUntouched() {
		assertThat(this.configured.queryForList(
				"select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'",
				String.class))
			.containsExactly("note");
		if (this.database.getJdbcUrl().contains("postgresql")) {
			assertThat(this.configured.queryForList(
					"select datname from pg_database where datname like 'strict_jpa_throw_away%'", String.class))
				.isEmpty();
		}
	}

	private StartupCommandResult run(String... arguments) throws InterruptedException {
		return StartedCommand.run(Notes.class, this.database, arguments(arguments));
	}

	private String[] arguments(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--strict-jpa.migrations.compare-with=throw-away", "--spring.flyway.placeholders.length=40",
				"--spring.flyway.locations=filesystem:" + this.resources + "/db/migration",
				"--strict-jpa.migrations.draft.resources=" + this.resources));
		return all.toArray(String[]::new);
	}

	private void write(String name, String sql) throws IOException {
		Files.writeString(this.resources.resolve("db/migration").resolve(name), sql);
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createPostgres(), TestDatabase.createH2());
	}

	private record Remote() implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return "jdbc:postgresql://db.acme/app?password=secret";
		}

		@Override
		public String getUsername() {
			return "app";
		}

		@Override
		public String getPassword() {
			return "secret";
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Notes {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

	}

	@Entity
	@Table(name = "note")
	static class Note {

		@Id
		Long id;

		@Column(length = 40)
		String title;

		String body;

	}

}
