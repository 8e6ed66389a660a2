package io.github.strictjpa.migration;

/**
 * The database that a draft or check compares with the mapping.
 *
 * @since 0.1.0
 */
public enum ComparedDatabase {

	/**
	 * The one that is configured. Its pending migrations run first.
	 */
	CONFIGURED,

	/**
	 * A new one on the same server, on which all migrations run. It is dropped
	 * afterwards, and the configured one is left as it is.
	 */
	THROW_AWAY

}
