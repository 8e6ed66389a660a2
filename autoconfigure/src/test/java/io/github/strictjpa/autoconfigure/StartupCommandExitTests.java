package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the exit code of a command whose application does not get far, each in a
 * process of its own.
 */
class StartupCommandExitTests {

	private static final String THROWN_AWAY = "select datname from pg_database where datname like 'strict_jpa_throw_away%'";

	private static final String MIGRATING = "select pid from pg_stat_activity "
			+ "where datname like 'strict_jpa_throw_away%' and query like '%pg_sleep%'";

	@TempDir
	Path folder;

	@Test
	void isTwoWhereTheConfigurationCannotBeRead() throws Exception {
		String broken = "--spring.config.location=" + write("a: [");

		Ended ended = run(Map.of(), broken, "--strict-jpa.migrations.check=true");

		assertThat(ended.output()).contains("while parsing a flow node");
		assertThat(ended.exitCode()).isEqualTo(2);
		assertThat(run(Map.of("STRICTJPA_MIGRATIONS_CHECK", "true"), broken).exitCode()).isEqualTo(2);
		assertThat(run(Map.of(), broken).exitCode()).isEqualTo(1);
	}

	@Test
	void isTwoWhereTheApplicationFails() throws Exception {
		String unknown = "--spring.config.location=" + write("strict-jpa.rules.lazy-laod: fail");

		Ended ended = run(Map.of(), unknown, "--strict-jpa.migrations.draft.name=add_posts");

		assertThat(ended.output()).contains("lazy-laod");
		assertThat(ended.exitCode()).isEqualTo(2);
	}

	@Test
	void isTwoWhereTheContextLacksTheCommand() throws Exception {
		String excluded = "--spring.config.location=" + write("spring.autoconfigure.exclude: "
				+ SchemaCommandAutoConfiguration.class.getName() + "\nstrict-jpa.default-level: warn");

		Ended ended = run(Map.of(), excluded, "--strict-jpa.migrations.check=true");

		assertThat(ended.output()).contains("Nothing was drafted or compared: ");
		assertThat(ended.exitCode()).isEqualTo(2);
	}

	@Test
	void leavesNoThrowAwayDatabaseBehindWhereItIsInterrupted() throws Exception {
		JdbcConnectionDetails database = TestDatabase.createPostgres();
		JdbcTemplate jdbc = new JdbcTemplate(
				new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
		Files.writeString(this.folder.resolve("V1__slow.sql"), "select pg_sleep(600);");
		Process process = start(Map.of(), "--strict-jpa.migrations.check=true",
				"--strict-jpa.migrations.compare-with=throw-away",
				"--spring.flyway.locations=filesystem:" + this.folder,
				"--spring.datasource.url=" + database.getJdbcUrl(),
				"--spring.datasource.username=" + database.getUsername(),
				"--spring.datasource.password=" + database.getPassword());
		try {
			await().atMost(Duration.ofMinutes(5)).until(() -> !jdbc.queryForList(MIGRATING).isEmpty());

			process.destroy();
			process.waitFor();

			assertThat(jdbc.queryForList(THROWN_AWAY)).isEmpty();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private Path write(String yaml) throws IOException {
		return Files.writeString(this.folder.resolve("application.yaml"), yaml);
	}

	private static Ended run(Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		Process process = start(environment, arguments);
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Ended(process.waitFor(), output);
	}

	private static Process start(Map<String, String> environment, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), Application.class.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		return builder.start();
	}

	private record Ended(int exitCode, String output) {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		public static void main(String[] arguments) {
			SpringApplication.run(Application.class, arguments);
		}

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

	}

	@Entity
	static class Note {

		@Id
		Long id;

	}

}
