package io.github.strictjpa.report;

import java.util.List;
import java.util.Map;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RuleLevels}.
 */
class RuleLevelsTests {

	private static final Rule FAILS = Rule.of("lazy-load", Level.FAIL, "Loaded on touch.");

	private static final Rule WARNS = Rule.of("lazy-write", Level.WARN, "Loaded to write.");

	private static final Rule IS_OFF = Rule.of("unused-fetch", Level.OFF, "Loaded in vain.");

	private static final List<Rule> RULES = List.of(WARNS, IS_OFF, FAILS);

	@Test
	void leavesEachRuleItsOwnLevel() {
		RuleLevels levels = RuleLevels.of(RULES, null, Map.of());

		assertThat(RULES).extracting(levels::of).containsExactly(Level.WARN, Level.OFF, Level.FAIL);
	}

	@Test
	void setsTheDefaultLevelForRulesThatAreNotOffByDefault() {
		assertThat(RULES).extracting(RuleLevels.of(RULES, Level.WARN, Map.of())::of)
			.containsExactly(Level.WARN, Level.OFF, Level.WARN);
		assertThat(RULES).extracting(RuleLevels.of(RULES, Level.FAIL, Map.of())::of)
			.containsExactly(Level.FAIL, Level.OFF, Level.FAIL);
		assertThat(RULES).extracting(RuleLevels.of(RULES, Level.OFF, Map.of())::of).containsOnly(Level.OFF);
	}

	@Test
	void prefersTheLevelOfARuleToTheDefaultLevel() {
		RuleLevels levels = RuleLevels.of(RULES, Level.WARN,
				Map.of("lazy-load", Level.FAIL, "lazy-write", Level.OFF, "unused-fetch", Level.WARN));

		assertThat(RULES).extracting(levels::of).containsExactly(Level.OFF, Level.WARN, Level.FAIL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "lazy-load", "lazyload", "LAZYLOAD", "lazy_load", "lazyLoad" })
	void takesIdsAsEnvironmentVariablesHaveThem(String name) {
		assertThat(RuleLevels.of(RULES, null, Map.of(name, Level.OFF)).of(FAILS)).isEqualTo(Level.OFF);
	}

	@Test
	void refusesALevelForAnUnknownRule() {
		assertThatExceptionOfType(UnknownRuleException.class)
			.isThrownBy(() -> RuleLevels.of(RULES, null, Map.of("lazy-laod", Level.WARN)))
			.withMessage("There is no rule 'lazy-laod'. Nearest: lazy-load.")
			.satisfies((ex) -> assertThat(ex.id()).isEqualTo("lazy-laod"));
	}

	@Test
	void saysSoWhereThereAreNoRulesAtAll() {
		assertThatExceptionOfType(UnknownRuleException.class)
			.isThrownBy(() -> RuleLevels.of(List.of(), null, Map.of("lazy-load", Level.WARN)))
			.withMessage("There is no rule 'lazy-load'.");
	}

	@Test
	void findsARuleByItsExactId() {
		RuleLevels levels = RuleLevels.of(RULES, null, Map.of());

		assertThat(levels.rule("lazy-load")).isEqualTo(FAILS);
		assertThatExceptionOfType(UnknownRuleException.class).isThrownBy(() -> levels.rule("lazyload"))
			.satisfies((ex) -> assertThat(ex.nearest()).startsWith("lazy-load"));
	}

	@Test
	void listsRulesById() {
		assertThat(RuleLevels.of(RULES, null, Map.of()).rules()).containsExactly(FAILS, WARNS, IS_OFF);
	}

}
