package io.github.strictjpa.migration;

/**
 * Something that is wrong with the migrations of a database.
 *
 * @param message what is wrong, in whole sentences
 * @param fix what to do, in whole sentences
 * @since 0.1.0
 */
public record MigrationFinding(String message, String fix) {

	/**
	 * Return that nothing has run.
	 * @param fix what to do
	 * @return the finding
	 */
	static MigrationFinding nothingHasRun(String fix) {
		return new MigrationFinding("No migration has run on its database.", fix);
	}

}
