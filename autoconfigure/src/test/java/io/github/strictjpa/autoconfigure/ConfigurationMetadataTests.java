package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.strictjpa.Rule;
import io.github.strictjpa.report.RuleLevels;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what an editor proposes for our properties is what they take.
 */
class ConfigurationMetadataTests {

	private static final Path HINTS = Path
		.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");

	private static final List<String> LEVELS = List.of("fail", "warn", "off");

	@Test
	void proposesEveryRuleWithItsSummary() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(autoConfigurations()))
			.run((context) -> {
				Map<String, String> expected = new LinkedHashMap<>();
				for (Rule rule : context.getBean(RuleLevels.class).rules()) {
					expected.put(rule.id(), rule.summary());
				}
				if (Boolean.getBoolean("docs.write")) {
					write(expected);
					return;
				}

				assertThat(hints("strict-jpa.rules.keys")).containsExactlyEntriesOf(expected);
			});
	}

	@Test
	void proposesTheLevels() throws IOException {
		assertThat(hints("strict-jpa.default-level").keySet()).containsExactlyElementsOf(LEVELS);
		assertThat(hints("strict-jpa.rules.values").keySet()).containsExactlyElementsOf(LEVELS);
	}

	@Test
	void describesEveryProperty() throws IOException {
		assertThat(metadata().get("properties")).isNotEmpty()
			.allSatisfy((property) -> assertThat(property.path("description").asString()).isNotBlank());
	}

	private static void write(Map<String, String> rules) throws IOException {
		String values = rules.entrySet()
			.stream()
			.map((rule) -> "\t\t\t\t{ \"value\": \"%s\", \"description\": \"%s\" }".formatted(rule.getKey(),
					rule.getValue()))
			.collect(Collectors.joining(",\n"));
		String text = Files.readString(HINTS);
		String begin = "\"name\": \"strict-jpa.rules.keys\",\n\t\t\t\"values\": [\n";
		int from = text.indexOf(begin) + begin.length();
		int to = text.indexOf("\n\t\t\t]", from);
		Files.writeString(HINTS, text.substring(0, from) + values + text.substring(to));
	}

	private static Class<?>[] autoConfigurations() {
		return ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.strictjpa."))
			.map((name) -> ClassUtils.resolveClassName(name, null))
			.toArray(Class<?>[]::new);
	}

	private static Map<String, String> hints(String name) throws IOException {
		Map<String, String> values = new LinkedHashMap<>();
		for (JsonNode hint : metadata().get("hints")) {
			if (hint.get("name").asString().equals(name)) {
				hint.get("values")
					.forEach((value) -> values.put(value.get("value").asString(), value.get("description").asString()));
			}
		}
		return values;
	}

	private static JsonNode metadata() throws IOException {
		try (InputStream json = StrictJpaProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return new JsonMapper().readTree(json);
		}
	}

}
