package io.github.strictjpa.migration;

/**
 * What runs migrations, and writes into a table of the database which ones.
 *
 * @since 0.1.0
 */
public enum MigrationTool {

	/**
	 * Flyway, whose own validation says whether the history is as it should be.
	 */
	FLYWAY,

	/**
	 * Liquibase, of which only the history is read.
	 */
	LIQUIBASE

}
