package io.github.strictjpa;

/**
 * Where a producer hands in the violations that it sees. There is one bean of this type
 * in an application context.
 *
 * @since 0.1.0
 */
public interface ViolationReporter {

	/**
	 * Return the level of a rule, so that a producer can leave out the work for a rule
	 * that is off.
	 * @param rule the rule
	 * @return its level
	 */
	Level level(Rule rule);

	/**
	 * Count a violation and refuse what is being done if its rule fails. Nothing happens
	 * for a rule that is off; what is suppressed or in the baseline is only counted.
	 * @param violation the violation
	 * @throws ViolationException if the level of the rule is {@link Level#FAIL}
	 */
	void report(Violation violation);

	/**
	 * Count a violation where throwing would corrupt what is being done. A rule that
	 * fails is logged instead.
	 * @param violation the violation
	 */
	void record(Violation violation);

}
