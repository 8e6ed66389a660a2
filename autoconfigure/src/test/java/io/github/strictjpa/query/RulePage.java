package io.github.strictjpa.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.strictjpa.Violation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of a rule, which shows what the rule prints.
 */
final class RulePage {

	private RulePage() {
	}

	/**
	 * Assert that a violation reads as on the page of its rule.
	 */
	static void assertShows(Violation violation) {
		Path page = Path.of("../docs/rules", violation.rule().id() + ".md");
		try {
			assertThat(Files.readString(page)).contains("```\n" + violation + "\n```");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
