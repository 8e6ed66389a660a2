package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QuerydslArtifactCheck} and {@link DuplicateQuerydslFailureAnalyzer}.
 */
class DuplicateQuerydslFailureAnalyzerTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TypedRepositoryAutoConfiguration.class));

	@Test
	void startsWhereQuerydslIsThereOnce() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void refusesToStartWhereQuerydslIsThereTwice(@TempDir Path folder) throws IOException {
		copyClassFile(folder);

		try (URLClassLoader twice = new URLClassLoader(new URL[] { folder.toUri().toURL() },
				getClass().getClassLoader())) {
			this.runner.withClassLoader(twice).run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = new DuplicateQuerydslFailureAnalyzer().analyze(context.getStartupFailure());
				assertThat(analysis.getDescription())
					.startsWith("The classes of QueryDSL are on the class path more than once:")
					.contains("    file:" + folder)
					.containsPattern("    jar:file:.*querydsl-core-.*\\.jar\n");
				assertThat(analysis.getAction()).contains("remove com.querydsl:querydsl-jpa")
					.contains("<groupId>io.github.openfeign.querydsl</groupId>");
			});
		}
	}

	private static void copyClassFile(Path folder) throws IOException {
		String name = "com/querydsl/core/types/Path.class";
		Path copy = folder.resolve(name);
		Files.createDirectories(copy.getParent());
		try (InputStream original = com.querydsl.core.types.Path.class.getResourceAsStream("/" + name)) {
			Files.copy(original, copy);
		}
	}

}
