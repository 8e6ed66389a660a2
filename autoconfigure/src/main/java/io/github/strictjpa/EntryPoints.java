package io.github.strictjpa;

import org.jspecify.annotations.Nullable;

/**
 * Names what brought the current thread into the application: an HTTP route, a scheduled
 * method, a listener or a test.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EntryPoints {

	/**
	 * Return the entry point of the current thread. It takes part in the tags of meters,
	 * so it holds no values of a request: {@code GET /users/{id}}, never
	 * {@code GET /users/42}.
	 * @return the entry point, or {@code null} where none is known
	 */
	@Nullable String current();

}
