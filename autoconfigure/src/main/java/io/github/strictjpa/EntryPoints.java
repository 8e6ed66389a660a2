package io.github.strictjpa;

import java.lang.StackWalker.StackFrame;
import java.util.List;

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
	 * Handed on with a violation whose producer has looked for an entry point and found
	 * none, so that nobody looks again.
	 */
	String NONE = "";

	/**
	 * Return the entry point of the current thread. It takes part in the tags of meters,
	 * so it holds no values of a request: {@code GET /users/{id}}, never
	 * {@code GET /users/42}.
	 * @return the entry point, or {@code null} where none is known
	 */
	@Nullable String current();

	/**
	 * Return the entry point of the current thread for a caller that has walked its stack
	 * already.
	 * @param applicationFrames the frames of application code, innermost first, with
	 * their classes retained
	 * @return the entry point, or {@code null} where none is known
	 */
	default @Nullable String current(List<StackFrame> applicationFrames) {
		return current();
	}

	/**
	 * Return the entry point of the current thread for a caller that would like to be
	 * spared the walk of its stack.
	 * @return what {@link #current()} returns, or {@code null} where that depends on the
	 * stack, or none is known
	 */
	default @Nullable String currentWithoutStack() {
		return null;
	}

}
