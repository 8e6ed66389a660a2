package io.github.strictjpa.lazyload;

import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the stack tells of a load that the application asked for.
 *
 * @param origin the innermost line of application code, or {@code null} where a library
 * asked, such as the one that writes JSON
 * @param entryPoint what brought the thread into the application, or {@code null}
 * @param writes whether a collection is loaded only because it is written to
 * @param isNested whether Hibernate called the application, as for an entity listener
 * @param extension the class of the library that Hibernate called and that asked, such as
 * Bean Validation in a flush, or {@code null} where the application asked
 * @param invalidPermit what is wrong with the permit that was found, or {@code null}
 */
record LoadRequest(@Nullable Origin origin, @Nullable String entryPoint, boolean writes, boolean isNested,
		@Nullable String extension, @Nullable InvalidAnnotationException invalidPermit) {

	/**
	 * Return who asks, as the beginning of a sentence.
	 */
	String doer() {
		return (this.extension != null) ? "%s, called by Hibernate for %s,".formatted(library(this.extension), caller())
				: caller();
	}

	private static String library(String className) {
		return className.startsWith("org.hibernate.validator.") ? "Bean Validation" : className;
	}

	private String caller() {
		if (this.origin != null) {
			return this.origin.toString();
		}
		return (this.entryPoint != null) ? this.entryPoint : "Code outside of the application's packages";
	}

	void throwIfPermitIsInvalid() {
		if (this.invalidPermit != null) {
			throw this.invalidPermit;
		}
	}

}
