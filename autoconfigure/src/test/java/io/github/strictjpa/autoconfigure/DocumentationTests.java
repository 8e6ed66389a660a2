package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.strictjpa.Rule;
import io.github.strictjpa.report.RuleLevels;
import io.github.strictjpa.test.TestDatabase;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the documentation says what the code does. With {@code -Ddocs.write=true}
 * the generated parts are written instead of compared.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Path RULE_PAGES = ROOT.resolve("docs/rules");

	private static final boolean WRITE = Boolean.getBoolean("docs.write");

	@Test
	void readmeLinksEveryRule() throws IOException {
		List<String> linked = Pattern.compile("\\[`([a-z-]+)`\\]\\(docs/rules/\\1\\.md\\)")
			.matcher(Files.readString(ROOT.resolve("README.md")))
			.results()
			.map((link) -> link.group(1))
			.toList();

		withRules((rules) -> assertThat(linked)
			.containsExactlyInAnyOrderElementsOf(rules.stream().map(Rule::id).toList()));
	}

	@Test
	void ruleIndexListsEveryRule() {
		withRules((rules) -> assertGenerated(RULE_PAGES.resolve("README.md"), "rules", ruleTable(rules)));
	}

	@Test
	void everyRuleHasAPageThatStartsWithItsSummary() {
		withRules((rules) -> assertThat(rules).isNotEmpty().allSatisfy((rule) -> {
			List<String> page = Files.readAllLines(RULE_PAGES.resolve(rule.id() + ".md"));
			assertThat(page.get(0)).isEqualTo("# `" + rule.id() + "`");
			assertThat(String.join(" ", page.subList(2, 6))).contains(rule.summary());
			assertThat(page).contains("Default level: `%s`".formatted(level(rule)));
			assertThat(rule.page()).endsWith("/docs/rules/" + rule.id() + ".md");
		}));
	}

	@Test
	void everyPageBelongsToARule() throws IOException {
		try (Stream<Path> pages = Files.list(RULE_PAGES)) {
			List<String> names = pages.map((page) -> page.getFileName().toString()).toList();

			withRules((rules) -> assertThat(names).containsExactlyInAnyOrderElementsOf(
					Stream.concat(Stream.of("README.md"), rules.stream().map((rule) -> rule.id() + ".md")).toList()));
		}
	}

	@Test
	void configurationListsEveryProperty() throws Exception {
		JSONObject metadata = new JSONObject(Files
			.readString(new ClassPathResource("META-INF/spring-configuration-metadata.json").getFile().toPath()));

		assertGenerated(ROOT.resolve("docs/configuration.md"), "properties",
				propertyTable(metadata.getJSONArray("properties")));
	}

	@Test
	void readmePrintsTheMessageOfARule() throws IOException {
		String readme = Files.readString(ROOT.resolve("README.md"));
		String message = readme.substring(readme.indexOf("\n```\n\n```\n") + "\n```\n\n```\n".length());

		assertThat(Files.readAllLines(RULE_PAGES.resolve("lazy-load.md"))).contains(message.lines().findFirst().get());
	}

	@Test
	void readmeAndAnalysisNameTheVersionsOfTheBuild() throws IOException {
		Matcher version = Pattern.compile("<querydsl.version>(.*)</querydsl.version>")
			.matcher(Files.readString(ROOT.resolve("pom.xml")));
		assertThat(version.find()).isTrue();
		String analysis = Files.readString(
				Path.of("src/main/java/io/github/strictjpa/autoconfigure/MissingQueryClassFailureAnalyzer.java"));

		assertThat(List.of(Files.readString(ROOT.resolve("README.md")), analysis))
			.allMatch((text) -> text.contains("<version>" + version.group(1) + "</version>"));
		assertThat(analysis).contains("querydsl-apt:" + version.group(1) + ":jakarta");
	}

	@Test
	void readmeIsShort() throws IOException {
		assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(120);
	}

	private static String propertyTable(JSONArray properties) {
		return IntStream.range(0, properties.length())
			.mapToObj(properties::optJSONObject)
			.sorted(Comparator.comparing((JSONObject property) -> property.optString("name")))
			.map(DocumentationTests::propertyRow)
			.collect(Collectors.joining("\n", "| property | default | what it does |\n|---|---|---|\n", ""));
	}

	private static String propertyRow(JSONObject property) {
		try {
			String defaultValue = property.has("defaultValue") ? "`" + property.get("defaultValue") + "`" : "";
			return "| `%s` | %s | %s |".formatted(property.getString("name"), defaultValue,
					property.getString("description"));
		}
		catch (JSONException ex) {
			throw new IllegalStateException("Property without a description: " + property, ex);
		}
	}

	private static String ruleTable(List<Rule> rules) {
		return rules.stream()
			.map((rule) -> "| [`%s`](%s.md) | %s | %s |".formatted(rule.id(), rule.id(), level(rule), rule.summary()))
			.collect(Collectors.joining("\n", "| rule | default | what is wrong |\n|---|---|---|\n", ""));
	}

	private static String level(Rule rule) {
		return rule.defaultLevel().name().toLowerCase(Locale.ROOT);
	}

	private static void assertGenerated(Path file, String name, String expected) {
		try {
			String text = Files.readString(file);
			String begin = "<!-- generated: " + name + " -->\n";
			String end = "\n<!-- end -->";
			int from = text.indexOf(begin) + begin.length();
			int to = text.indexOf(end, from);
			if (WRITE) {
				Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
				return;
			}
			assertThat(text.substring(from, to)).isEqualTo(expected);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void withRules(ThrowingConsumer<List<Rule>> consumer) {
		ClassLoader classLoader = DocumentationTests.class.getClassLoader();
		Class<?>[] configurations = ImportCandidates
			.load(org.springframework.boot.autoconfigure.AutoConfiguration.class, classLoader)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.strictjpa") || name.contains("HibernateJpa")
					|| name.contains("DataSourceAuto"))
			.map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.toArray(Class<?>[]::new);
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(configurations))
			.withPropertyValues("strict-jpa.default-level=warn",
					"spring.datasource.url=" + TestDatabase.createH2().getJdbcUrl())
			.run((context) -> consumer.accept(context.getBean(RuleLevels.class).rules()));
	}

	/**
	 * A consumer that may throw.
	 */
	private interface ThrowingConsumer<T> extends Consumer<T> {

		void acceptThrowing(T value) throws Exception;

		@Override
		default void accept(T value) {
			try {
				acceptThrowing(value);
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
