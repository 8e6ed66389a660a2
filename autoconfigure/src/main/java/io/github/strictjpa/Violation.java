package io.github.strictjpa;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * One fact that breaks a {@link Rule}: what was touched, where, and what to write
 * instead. Built by {@link #of} and the methods that add what a producer knows.
 *
 * @param rule the rule that is broken
 * @param subject what was touched: a role ({@code com.acme.User.posts}), an entity, a
 * class or a repository method
 * @param origin the line of application code, or {@code null} where there is none, as at
 * start-up
 * @param entryPoint what brought the thread into the application, or {@code null}
 * @param persistenceUnit the persistence unit, or {@code null} where there is none
 * @param message what is wrong, in whole sentences, without values of rows
 * @param fix what to write instead, in whole sentences
 * @param detail what helps on the spot and may hold row ids. It is read from the
 * {@link ViolationException} and goes nowhere else, or {@code null}
 * @since 0.1.0
 */
public record Violation(Rule rule, String subject, @Nullable Origin origin, @Nullable String entryPoint,
		@Nullable String persistenceUnit, String message, String fix, @Nullable String detail) implements Serializable {

	/**
	 * Create a violation that has neither place nor persistence unit yet.
	 * @param rule the rule that is broken
	 * @param subject what was touched
	 * @param message what is wrong
	 * @param fix what to write instead
	 * @return the violation
	 */
	public static Violation of(Rule rule, String subject, String message, String fix) {
		return new Violation(rule, subject, null, null, null, message, fix, null);
	}

	/**
	 * Return this violation with the line of application code that caused it.
	 * @param origin the origin, or {@code null}
	 * @return a copy with that origin
	 */
	public Violation at(@Nullable Origin origin) {
		return new Violation(this.rule, this.subject, origin, this.entryPoint, this.persistenceUnit, this.message,
				this.fix, this.detail);
	}

	/**
	 * Return this violation with what brought the thread into the application.
	 * @param entryPoint the entry point, {@link EntryPoints#NONE}, or {@code null} to
	 * leave it to the reporter to find out
	 * @return a copy with that entry point
	 */
	public Violation enteredBy(@Nullable String entryPoint) {
		return new Violation(this.rule, this.subject, this.origin, entryPoint, this.persistenceUnit, this.message,
				this.fix, this.detail);
	}

	/**
	 * Return this violation with its persistence unit.
	 * @param persistenceUnit the name of the unit
	 * @return a copy with that unit
	 */
	public Violation in(@Nullable String persistenceUnit) {
		return new Violation(this.rule, this.subject, this.origin, this.entryPoint, persistenceUnit, this.message,
				this.fix, this.detail);
	}

	/**
	 * Return this violation with a detail.
	 * @param detail the detail, which may hold row ids
	 * @return a copy with that detail
	 */
	public Violation withDetail(@Nullable String detail) {
		return new Violation(this.rule, this.subject, this.origin, this.entryPoint, this.persistenceUnit, this.message,
				this.fix, detail);
	}

	/**
	 * Return what makes two violations the same one seen twice.
	 * @return the key
	 */
	public Key key() {
		String callSite = (this.origin != null) ? this.origin.callSite() : this.entryPoint;
		return new Key(this.rule.id(), this.subject, (callSite != null) ? callSite : "");
	}

	/**
	 * Return the message and the fix, without the detail.
	 */
	@Override
	public String toString() {
		return this.message + " " + this.fix;
	}

	/**
	 * The identity of a violation: no line number, no row id and no SQL, so that it stays
	 * the same from one build to the next.
	 *
	 * @param rule the id of the rule
	 * @param subject what was touched
	 * @param callSite the class and method of the origin, else the entry point, else an
	 * empty string
	 */
	public record Key(String rule, String subject, String callSite) {

	}

	/**
	 * How a violation stands to what the application has accepted.
	 */
	public enum State {

		/**
		 * Nobody has accepted it.
		 */
		NEW,

		/**
		 * It is listed in the baseline: counted, neither logged nor refused.
		 */
		BASELINED,

		/**
		 * {@link SuppressViolations} accepts it: counted, neither logged nor refused.
		 */
		SUPPRESSED

	}

}
