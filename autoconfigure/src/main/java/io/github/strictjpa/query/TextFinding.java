package io.github.strictjpa.query;

import io.github.strictjpa.Origin;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A place in a class file that breaks a rule for the text of queries.
 *
 * @param rule the rule
 * @param subject the class or method
 * @param origin the place, or {@code null} where it is no code
 * @param message what is wrong
 */
record TextFinding(Rule rule, String subject, @Nullable Origin origin, String message) {

	static TextFinding inMethod(Rule rule, Origin origin, String message) {
		return new TextFinding(rule, origin.className() + "." + origin.methodName(), origin, message);
	}

	/**
	 * Return what makes two findings one: several lines of a method are.
	 */
	Violation.Key key() {
		return new Violation.Key(this.rule.id(), this.subject, "");
	}

	/**
	 * Return whether this is a query as a string in a method that puts one together.
	 */
	Violation.@Nullable Key concatenated() {
		return this.rule.equals(QueryTexts.STRING_QUERY)
				? new Violation.Key(QueryTexts.CONCATENATED_QUERY.id(), this.subject, "") : null;
	}

}
