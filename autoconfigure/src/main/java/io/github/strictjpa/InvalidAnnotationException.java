package io.github.strictjpa;

import java.io.Serial;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;

/**
 * Thrown where an annotation of Strict JPA is read that does not say what it has to.
 *
 * @since 0.1.0
 */
public final class InvalidAnnotationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param element the class or member that is annotated
	 * @param annotation the annotation
	 * @param problem which value is wrong, and what is allowed
	 */
	public InvalidAnnotationException(AnnotatedElement element, Annotation annotation, String problem) {
		super("@%s on %s: %s".formatted(annotation.annotationType().getSimpleName(), describe(element), problem));
	}

	private static String describe(AnnotatedElement element) {
		if (element instanceof Member member) {
			return member.getDeclaringClass().getName() + "." + member.getName();
		}
		return (element instanceof Class<?> type) ? type.getName() : element.toString();
	}

}
