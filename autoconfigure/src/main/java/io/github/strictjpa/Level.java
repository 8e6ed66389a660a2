package io.github.strictjpa;

/**
 * What happens when a {@link Rule} is violated.
 *
 * @since 0.1.0
 */
public enum Level {

	/**
	 * The violation is recorded and the operation is refused with a
	 * {@link ViolationException}. Start-up rules refuse the start of the application.
	 */
	FAIL,

	/**
	 * The violation is recorded, and logged the first time it is seen.
	 */
	WARN,

	/**
	 * Nothing is checked and nothing is recorded.
	 */
	OFF

}
