package io.github.strictjpa.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample, started from its jar in a process of its own. Its sessions on the database
 * bear its name.
 */
final class SampleProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final Process process;

	private final Path log;

	private SampleProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	static SampleProcess start(String name, JdbcConnectionDetails database, Path folder, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("sample.jar"),
						"--server.port=0", "--spring.profiles.active=postgres"));
		command.addAll(List.of(arguments));
		Path log = folder.resolve(name + ".log");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment()
			.putAll(Map.of("SPRING_DATASOURCE_URL", database.getJdbcUrl() + "?ApplicationName=" + name,
					"SPRING_DATASOURCE_USERNAME", database.getUsername(), "SPRING_DATASOURCE_PASSWORD",
					database.getPassword()));
		try {
			return new SampleProcess(builder.start(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait until the sample serves.
	 */
	void awaitStart() {
		await().atMost(PATIENCE).until(() -> !this.process.isAlive() || output().contains("Started SampleApplication"));
		assertThat(output()).contains("Started SampleApplication");
		assertThat(this.process.isAlive()).isTrue();
	}

	/**
	 * Wait until the sample has given up.
	 */
	void awaitFailure() {
		await().atMost(PATIENCE).until(() -> !this.process.isAlive());
		assertThat(this.process.exitValue()).isNotZero();
	}

	String output() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Kill the process, with no time to clean up.
	 */
	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
