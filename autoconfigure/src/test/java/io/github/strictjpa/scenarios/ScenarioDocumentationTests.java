package io.github.strictjpa.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the documentation lists every family of scenarios, by what its class says of
 * itself. With {@code -Ddocs.write=true} the list is written instead of compared.
 */
class ScenarioDocumentationTests {

	private static final Path PAGE = Path.of("../docs/how-it-works.md");

	private static final Path SCENARIOS = Path.of("src/test/java/io/github/strictjpa/scenarios");

	private static final String BEGIN = "<!-- generated: scenarios -->\n";

	private static final String END = "<!-- end -->";

	private static final Pattern SUMMARY = Pattern.compile("/\\*\\*\n \\* (Scenarios .*?)\n \\*/\nclass (\\w+)",
			Pattern.DOTALL);

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");

	@Test
	void listsEveryFamily() throws IOException {
		String page = Files.readString(PAGE);
		int from = page.indexOf(BEGIN) + BEGIN.length();
		int to = page.indexOf(END, from);
		if (Boolean.getBoolean("docs.write")) {
			Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
			return;
		}

		assertThat(page.substring(from, to)).isEqualTo(table());
	}

	@Test
	void namesTestsThatExist() throws IOException {
		Matcher names = TEST.matcher(Files.readString(Path.of("../docs/scenarios.md")));
		List<String> missing = new ArrayList<>();
		while (names.find()) {
			if (!source(names.group(1)).contains("\tvoid " + names.group(2) + "(")) {
				missing.add(names.group());
			}
		}

		assertThat(missing).isEmpty();
	}

	private static String source(String test) throws IOException {
		try (Stream<Path> files = Files.walk(SCENARIOS.getParent())) {
			Path source = files.filter((file) -> file.getFileName().toString().equals(test + ".java"))
				.findFirst()
				.orElseThrow(() -> new AssertionError("There is no test " + test));
			return Files.readString(source);
		}
	}

	private static String table() throws IOException {
		try (Stream<Path> files = Files.list(SCENARIOS)) {
			return files.filter((file) -> file.getFileName().toString().matches("\\w+ScenarioTests\\.java"))
				.sorted()
				.map(ScenarioDocumentationTests::row)
				.collect(Collectors.joining("\n", "| class | family |\n|---|---|\n", "\n"));
		}
	}

	private static String row(Path file) {
		try {
			Matcher summary = SUMMARY.matcher(Files.readString(file));
			assertThat(summary.find()).as("%s says what its scenarios are about", file).isTrue();
			return "| `%s` | %s |".formatted(summary.group(2), firstSentence(summary.group(1)));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String firstSentence(String text) {
		String line = text.replaceAll("\n \\* ?", " ").replaceAll("\\{@code (\\S+)}", "`$1`");
		return line.contains(". ") ? line.substring(0, line.indexOf(". ")) : line.substring(0, line.length() - 1);
	}

}
