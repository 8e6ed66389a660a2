package io.github.strictjpa.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The level of each rule: the one that is configured for it, else the default level for
 * all rules that are not off by default, else the rule's own.
 *
 * @since 0.1.0
 */
public final class RuleLevels {

	private final Map<String, Rule> rules;

	private final @Nullable Level defaultLevel;

	private final Map<String, Level> configured;

	private RuleLevels(Map<String, Rule> rules, @Nullable Level defaultLevel, Map<String, Level> configured) {
		this.rules = rules;
		this.defaultLevel = defaultLevel;
		this.configured = configured;
	}

	/**
	 * Create the levels of some rules.
	 * @param rules all rules that are known
	 * @param defaultLevel the level for all rules that are not off by default, or
	 * {@code null} to leave each its own
	 * @param configured levels by rule id, dashes and case of no account, as environment
	 * variables have them
	 * @return the levels
	 * @throws UnknownRuleException if {@code configured} names a rule that is not known
	 */
	public static RuleLevels of(Collection<Rule> rules, @Nullable Level defaultLevel, Map<String, Level> configured) {
		Map<String, Rule> byId = new LinkedHashMap<>();
		Map<String, String> idsByLooseId = new LinkedHashMap<>();
		rules.stream().sorted(Comparator.comparing(Rule::id)).forEach((rule) -> {
			byId.put(rule.id(), rule);
			idsByLooseId.put(loose(rule.id()), rule.id());
		});
		Map<String, Level> byRule = new LinkedHashMap<>();
		configured.forEach((name, level) -> {
			String id = idsByLooseId.get(loose(name));
			if (id == null) {
				throw new UnknownRuleException(name, byId.keySet());
			}
			byRule.put(id, level);
		});
		return new RuleLevels(byId, defaultLevel, byRule);
	}

	/**
	 * Return the level of a rule.
	 * @param rule the rule
	 * @return its level
	 */
	public Level of(Rule rule) {
		Level level = this.configured.get(rule.id());
		if (level != null) {
			return level;
		}
		return (this.defaultLevel != null && rule.defaultLevel() != Level.OFF) ? this.defaultLevel
				: rule.defaultLevel();
	}

	/**
	 * Return whether no rule fails, so that an application behaves as it would without
	 * rules.
	 * @return {@code true} where violations are at most recorded
	 */
	public boolean isSurvey() {
		return this.rules.values().stream().noneMatch((rule) -> of(rule) == Level.FAIL);
	}

	/**
	 * Return all rules that are known.
	 * @return the rules, ordered by id
	 */
	public List<Rule> rules() {
		return List.copyOf(this.rules.values());
	}

	/**
	 * Return the rule of an id.
	 * @param id the id
	 * @return the rule
	 * @throws UnknownRuleException if there is no such rule
	 */
	public Rule rule(String id) {
		Rule rule = this.rules.get(id);
		if (rule == null) {
			throw new UnknownRuleException(id, this.rules.keySet());
		}
		return rule;
	}

	private static String loose(String id) {
		return id.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
	}

}
