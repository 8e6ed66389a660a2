package io.github.strictjpa.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;

import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * A persistent attribute where it is declared: in an entity, a mapped superclass or an
 * embeddable.
 *
 * @param declaringClass the class whose source holds the attribute
 * @param name the name of the attribute
 * @param member the field or method, or {@code null} where the class has neither
 * @param value what it is mapped to
 */
record MappedAttribute(Class<?> declaringClass, String name, @Nullable AnnotatedElement member, Value value) {

	/**
	 * Return the declaring class and the attribute, as {@code com.acme.Post.author}.
	 */
	String role() {
		return this.declaringClass.getName() + "." + this.name;
	}

	boolean has(Class<? extends Annotation> annotation) {
		return this.member != null && this.member.isAnnotationPresent(annotation);
	}

}
