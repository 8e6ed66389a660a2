package io.github.strictjpa.report;

import java.lang.reflect.AnnotatedElement;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Stream;

import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.Origin;
import io.github.strictjpa.SuppressViolations;
import io.github.strictjpa.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link SuppressViolations} that accepts a violation: on its subject (a class,
 * or a field or method of one) or on the class and method that it comes from.
 *
 * @since 0.1.0
 */
public final class Suppressions {

	private final RuleLevels levels;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Create an instance.
	 * @param levels the rules that are known
	 * @param classLoader where the classes of the application are found
	 */
	public Suppressions(RuleLevels levels, @Nullable ClassLoader classLoader) {
		this.levels = levels;
		this.classLoader = classLoader;
	}

	/**
	 * Check the annotations of a class and of its fields and methods.
	 * @param type the class
	 * @throws InvalidAnnotationException if one of them names an unknown rule or none,
	 * has a blank reason or a date that is none
	 */
	public void validate(Class<?> type) {
		ApplicationClasses.elementsOf(type).forEach(this::validate);
	}

	/**
	 * Return the last day on which a violation is accepted.
	 * @param violation the violation
	 * @return the day, {@link LocalDate#MAX} where there is no end, or {@code null} where
	 * nothing accepts the violation
	 * @throws InvalidAnnotationException if an annotation that is read on the way is
	 * invalid
	 */
	@Nullable LocalDate acceptedUntil(Violation violation) {
		return elements(violation).peek(this::validate)
			.flatMap((element) -> Arrays.stream(element.getAnnotationsByType(SuppressViolations.class)))
			.filter((annotation) -> Arrays.asList(annotation.rules()).contains(violation.rule().id()))
			.map(Suppressions::until)
			.max(LocalDate::compareTo)
			.orElse(null);
	}

	private Stream<AnnotatedElement> elements(Violation violation) {
		ApplicationClasses classes = new ApplicationClasses(this.classLoader);
		Stream<AnnotatedElement> subject = classes.named(violation.subject());
		Origin origin = violation.origin();
		return (origin != null) ? Stream.concat(subject, classes.method(origin.className(), origin.methodName()))
				: subject;
	}

	private void validate(AnnotatedElement element) {
		for (SuppressViolations annotation : element.getAnnotationsByType(SuppressViolations.class)) {
			String problem = problem(annotation);
			if (problem != null) {
				throw new InvalidAnnotationException(element, annotation, problem);
			}
		}
	}

	private @Nullable String problem(SuppressViolations annotation) {
		if (annotation.rules().length == 0) {
			return "'rules' is empty. Name the rules that are accepted here, as in rules = \"lazy-load\".";
		}
		for (String id : annotation.rules()) {
			try {
				this.levels.rule(id);
			}
			catch (UnknownRuleException ex) {
				return "'rules' has the value '%s'. %s".formatted(id, ex.getMessage());
			}
		}
		if (annotation.reason().isBlank()) {
			return "'reason' is blank. Say why these violations are accepted.";
		}
		try {
			until(annotation);
			return null;
		}
		catch (DateTimeParseException ex) {
			return "'until' has the value '%s', which is no date. Write it as in until = \"2027-06-30\"."
				.formatted(annotation.until());
		}
	}

	private static LocalDate until(SuppressViolations annotation) {
		return annotation.until().isEmpty() ? LocalDate.MAX : LocalDate.parse(annotation.until());
	}

}
