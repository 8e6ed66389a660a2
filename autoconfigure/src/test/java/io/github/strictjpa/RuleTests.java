package io.github.strictjpa;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Rule}.
 */
class RuleTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "LazyLoad", "lazy_load", "lazy--load", "-lazy", "lazy-", "lazy load", "1-lazy" })
	void refusesAnIdThatIsNotKebabCase(String id) {
		assertThatIllegalArgumentException().isThrownBy(() -> Rule.of(id, Level.WARN, "Wrong."))
			.withMessage("The rule id '%s' is not in kebab-case: use lower-case letters, ".formatted(id)
					+ "digits and single dashes, as in 'lazy-load'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "audit", "lazy-load", "n-plus-1" })
	void takesAnIdInKebabCase(String id) {
		assertThat(Rule.of(id, Level.WARN, "Wrong.").page()).isNull();
	}

	@Test
	void hasItsPageUnderItsId() {
		assertThat(Rule.of("lazy-load", Level.WARN, "Wrong.").documented().page()).endsWith("/docs/rules/lazy-load.md");
	}

}
