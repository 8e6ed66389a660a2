package io.github.strictjpa.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DeclaredNames}.
 */
class DeclaredNamesTests {

	private static final String HERE = DeclaredNamesTests.class.getName() + "$";

	@Test
	void takesClassesAndTheirAttributes() {
		List<String> entries = List.of(HERE + "Country", HERE + "User.country", HERE + "Child.country",
				HERE + "User.name");

		assertThat(DeclaredNames.of("strict-jpa.some.allow", entries, getClass().getClassLoader())).isEqualTo(entries);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Contry", "User.contry", "None.country" })
	void refusesWhatDoesNotExist(String entry) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> DeclaredNames.of("strict-jpa.some.allow", List.of(HERE + "User", HERE + entry),
					getClass().getClassLoader()))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo("strict-jpa.some.allow[1]");
				assertThat(ex.getValue()).isEqualTo(HERE + entry);
				assertThat(ex.getReason()).startsWith("There is no such class or attribute. Write an entity as");
			});
	}

	@Test
	void refusesADotBeforeANestedClass() {
		String name = (HERE + "User").replace('$', '.');

		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> DeclaredNames.of("strict-jpa.some.allow", List.of(name), getClass().getClassLoader()));
	}

	static class Country {

	}

	static class User {

		Country country;

		String getName() {
			return "";
		}

	}

	static class Child extends User {

	}

}
