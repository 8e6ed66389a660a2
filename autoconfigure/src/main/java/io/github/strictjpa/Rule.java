package io.github.strictjpa;

import java.io.Serializable;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A persistence habit that is checked, named by a kebab-case id. Applications add rules
 * of their own by declaring a bean of this type, which makes the id known to
 * {@code strict-jpa.rules}, and report violations of it to the {@link ViolationReporter}.
 *
 * @param id the name of the wrong thing, in kebab-case. Never changed once released
 * @param defaultLevel the level that holds where the configuration says nothing
 * @param summary one sentence that says what is wrong
 * @param page the address of the page that explains the rule, or {@code null}
 * @since 0.1.0
 */
public record Rule(String id, Level defaultLevel, String summary, @Nullable String page) implements Serializable {

	private static final String PAGES = "https://github.com/strictjpa/strict-jpa/blob/main/docs/rules/";

	private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	/**
	 * Create a rule.
	 * @throws IllegalArgumentException if the id is not in kebab-case
	 */
	public Rule {
		if (!KEBAB_CASE.matcher(id).matches()) {
			throw new IllegalArgumentException(
					"The rule id '%s' is not in kebab-case: use lower-case letters, ".formatted(id)
							+ "digits and single dashes, as in 'lazy-load'");
		}
	}

	/**
	 * Create a rule without a page of its own.
	 * @param id the id, in kebab-case
	 * @param defaultLevel the level that holds where the configuration says nothing
	 * @param summary one sentence that says what is wrong
	 * @return the rule
	 * @throws IllegalArgumentException if the id is not in kebab-case
	 */
	public static Rule of(String id, Level defaultLevel, String summary) {
		return new Rule(id, defaultLevel, summary, null);
	}

	/**
	 * Return this rule with the address of the page that explains it.
	 * @param page the address
	 * @return a copy with that page
	 */
	public Rule withPage(String page) {
		return new Rule(this.id, this.defaultLevel, this.summary, page);
	}

	/**
	 * Return this rule with its page in the documentation of Strict JPA.
	 * @return a copy with that page
	 */
	public Rule documented() {
		return withPage(PAGES + this.id + ".md");
	}

}
