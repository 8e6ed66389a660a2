package io.github.strictjpa.lazyload;

import java.util.Set;

import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Origin;
import io.github.strictjpa.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Who runs a statement.
 *
 * @param origin the innermost line of application code, or {@code null}
 * @param entryPoint what brought the thread into the application, or {@code null}
 * @param path the methods of the application on the stack: two statements are of one
 * place only if they share all of it, so that a method which is called from everywhere is
 * not a place, and each level of a recursion is
 * @param repositoryMethod the method of a repository interface that was called, or
 * {@code null}
 * @param isNested whether Hibernate called the application, as for an entity listener
 */
record StatementCaller(@Nullable Origin origin, @Nullable String entryPoint, Set<Place> path,
		@Nullable String repositoryMethod, boolean isNested) {

	/**
	 * Return who it is, as the beginning of a sentence.
	 */
	String doer() {
		if (this.origin != null) {
			return this.origin.toString();
		}
		return (this.entryPoint != null) ? this.entryPoint : "Code outside of the application's packages";
	}

	/**
	 * Return the class and the method of the origin, as the subject of a violation.
	 */
	String callSite() {
		return (this.origin != null) ? this.origin.className() + "." + this.origin.methodName() : doer();
	}

	Violation enter(Violation violation) {
		return violation.at(this.origin).enteredBy((this.entryPoint != null) ? this.entryPoint : EntryPoints.NONE);
	}

	/**
	 * A method of the application.
	 */
	record Place(Class<?> type, String method) {

	}

}
