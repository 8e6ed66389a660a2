package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the exit code of a command whose application does not get far, each in a
 * process of its own.
 */
class StartupCommandExitTests {

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

	private Path write(String yaml) throws IOException {
		return Files.writeString(this.folder.resolve("application.yaml"), yaml);
	}

	private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), Application.class.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Ended(process.waitFor(), output);
	}

	private record Ended(int exitCode, String output) {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		public static void main(String[] arguments) {
			SpringApplication.run(Application.class, arguments);
		}

	}

}
