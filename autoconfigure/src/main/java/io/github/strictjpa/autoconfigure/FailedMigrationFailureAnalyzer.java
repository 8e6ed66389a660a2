package io.github.strictjpa.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says what has happened and how to repair it where Flyway stops at a migration. Works on
 * names, as Flyway need not be there.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FailedMigrationFailureAnalyzer implements FailureAnalyzer {

	private static final String FLYWAY = "org.flywaydb.core.";

	private static final String REPAIR = """
			Repair changes nothing but the history. Run it by Flyway's command line or its Maven and Gradle plugins \
			("flyway repair"), or once by a FlywayMigrationStrategy bean: flyway -> { flyway.repair(); flyway.migrate(); }""";

	private static final String LOCKED = """
			Wait for it, or let this instance wait longer. The number counts seconds, and -1 waits for ever:

			    spring.flyway.lock-retry-count: 600

			If that instance was killed, the database may still work for it. It holds the lock until its statement ends. \
			Look for it, and end it where that is safe:

			    select pid, state, query from pg_stat_activity where datname = current_database();
			    select pg_terminate_backend(<pid>);""";

	private static final String STOPPED = """
			No row of the history says that it has run. Where it runs in a transaction of a database that rolls tables \
			back, as PostgreSQL does, nothing of it is left: mend what the message names and start again.

			Otherwise a part of it may be there, from this start or from one that was killed: "already exists" is a sign \
			of that. Compare the file with the database, and remove by hand what is half done. Rows that other \
			migrations or the application have written stay as they are. If the history then has a row with success = \
			false, run Flyway's repair, which takes it out. Start again.

			""";

	private static final String FAILED = """
			A migration has stopped half way, and the database could not roll it back. Nothing runs until that is mended:

			1. Compare its file with the database, and remove by hand what is half done.
			2. Mend the file.
			3. Run Flyway's repair, which takes the failed row out of the history.
			4. Start again. The migration then runs from its beginning.

			""";

	private static final String CHANGED = """
			The file of a migration was changed after it ran. Take the change back, and write a new migration for it. If \
			nothing but comments or blanks have changed, run Flyway's repair, which writes the new checksum.

			""";

	private static final String MISSING = """
			A migration has run whose file this application does not have. Bring the file back. If another application \
			owns it:

			    spring.flyway.ignore-migration-patterns: "*:missing\"""";

	private static final String TOO_LATE = """
			A migration has a version below the last one that ran. Give its file the next version, or run it all the same:

			    spring.flyway.out-of-order: true""";

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = cause.getMessage();
			if (cause.getClass().getName().startsWith(FLYWAY) && message != null) {
				FailureAnalysis analysis = analyze(cause, message.strip());
				if (analysis != null) {
					return analysis;
				}
			}
		}
		return null;
	}

	private static @Nullable FailureAnalysis analyze(Throwable cause, String message) {
		if (message.contains("advisory lock")) {
			return new FailureAnalysis(
					describe("Another instance is migrating this database and has not ended:", message), LOCKED, cause);
		}
		if (message.startsWith("Failed to execute script") || message.startsWith("Script ")) {
			return new FailureAnalysis(describe("A migration has stopped half way:", message), STOPPED + REPAIR, cause);
		}
		String action = action(message);
		return (action != null) ? new FailureAnalysis(
				describe("Flyway runs no migration, because those that ran are not as they should be:", message),
				action, cause) : null;
	}

	private static @Nullable String action(String message) {
		if (message.contains("Detected failed") || message.contains("contains a failed")) {
			return FAILED + REPAIR;
		}
		if (message.contains("mismatch for migration")) {
			return CHANGED + REPAIR;
		}
		if (message.contains("not resolved locally")) {
			return MISSING;
		}
		return message.contains("not applied to database") ? TOO_LATE : null;
	}

	private static String describe(String what, String message) {
		return what + "%n%n".formatted() + message.indent(4).stripTrailing();
	}

}
