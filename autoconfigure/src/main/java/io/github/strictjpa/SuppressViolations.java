package io.github.strictjpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts violations of some rules: on an entity or attribute for what is done to it, on
 * a repository, class or method for what it does. What stands on an interface that a
 * repository extends, or on a method there, holds for the repository. They are counted as
 * {@link Violation.State#SUPPRESSED suppressed}, and neither logged nor refused.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.FIELD })
@Repeatable(SuppressViolations.Container.class)
public @interface SuppressViolations {

	/**
	 * The rules.
	 * @return ids of rules, at least one
	 */
	String[] rules();

	/**
	 * Why the violations are accepted.
	 * @return the reason, not blank
	 */
	String reason();

	/**
	 * The last day on which they are accepted, as {@code 2027-06-30}, in the time zone of
	 * the machine. From the next day on they count as {@link Violation.State#NEW new}.
	 * @return an ISO-8601 date, or an empty string for no end
	 */
	String until() default "";

	/**
	 * Holds several {@link SuppressViolations}.
	 */
	@Documented
	@Retention(RetentionPolicy.RUNTIME)
	@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.FIELD })
	@interface Container {

		/**
		 * The annotations.
		 * @return the annotations
		 */
		SuppressViolations[] value();

	}

}
