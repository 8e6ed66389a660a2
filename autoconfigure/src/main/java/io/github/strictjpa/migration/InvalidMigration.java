package io.github.strictjpa.migration;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What may be wrong with a migration by Flyway's validation, and what to do about it.
 */
enum InvalidMigration {

	FAILED("%s failed.",
			"Remove by hand what is half done and mend the file. Then run Flyway's repair, which takes the failed row "
					+ "out of the history."),

	CHANGED("%s changed after the run.",
			"Take the change back and write a new migration. If nothing but comments has changed, run Flyway's repair."),

	PENDING("%s did not run.", "Call migrate()."),

	TOO_LATE("%s did not run: a later version was there first.",
			"Give the file the next version, or set spring.flyway.out-of-order=true to run it all the same."),

	MISSING("%s ran, but the file is not in this application.",
			"Bring the file back. If another application owns it, set "
					+ "spring.flyway.ignore-migration-patterns=*:missing."),

	OTHER("%s is not valid.", "Ask Flyway's validate for the reason.");

	private final String message;

	private final String fix;

	InvalidMigration(String message, String fix) {
		this.message = message;
		this.fix = fix;
	}

	MigrationFinding finding(List<String> names, @Nullable String fix) {
		return new MigrationFinding(this.message.formatted(MigrationName.subject(names)),
				(fix != null) ? fix : this.fix);
	}

}
