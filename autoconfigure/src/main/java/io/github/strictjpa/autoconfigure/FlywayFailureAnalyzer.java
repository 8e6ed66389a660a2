package io.github.strictjpa.autoconfigure;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains the two ways in which Flyway fails in an application that is new to it. Works
 * on names, as Flyway need not be there.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FlywayFailureAnalyzer implements FailureAnalyzer {

	private static final String FLYWAY = "org.flywaydb.core.";

	private static final Pattern NO_MODULE = Pattern.compile(
			"(?:No Flyway database plugin found to handle jdbc:(?:p6spy:)?|Unsupported Database: )(\\w+).*",
			Pattern.DOTALL);

	private static final Map<String, String> MODULES = Map.ofEntries(
			Map.entry("postgresql", "flyway-database-postgresql"), Map.entry("mysql", "flyway-mysql"),
			Map.entry("mariadb", "flyway-mysql"), Map.entry("oracle", "flyway-database-oracle"),
			Map.entry("sqlserver", "flyway-sqlserver"), Map.entry("microsoft", "flyway-sqlserver"),
			Map.entry("db2", "flyway-database-db2"), Map.entry("derby", "flyway-database-derby"),
			Map.entry("hsqldb", "flyway-database-hsqldb"));

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = cause.getMessage();
			if (cause.getClass().getName().startsWith(FLYWAY) && message != null) {
				FailureAnalysis analysis = analyze(cause, message);
				if (analysis != null) {
					return analysis;
				}
			}
		}
		return null;
	}

	private static @Nullable FailureAnalysis analyze(Throwable cause, String message) {
		Matcher noModule = NO_MODULE.matcher(message);
		if (noModule.matches()) {
			return noModule(cause, message, noModule.group(1));
		}
		return message.startsWith("Found non-empty schema") ? foreignTables(cause, message) : null;
	}

	private static FailureAnalysis noModule(Throwable cause, String message, String database) {
		String module = MODULES.get(database.toLowerCase(Locale.ROOT));
		String action = (module != null) ? """
				Add Flyway's module for this database to the pom:

				    <dependency>
				        <groupId>org.flywaydb</groupId>
				        <artifactId>%s</artifactId>
				        <scope>runtime</scope>
				    </dependency>""".formatted(module)
				: "Add Flyway's module for '%s' to the pom. https://documentation.red-gate.com/flyway lists them."
					.formatted(database);
		return new FailureAnalysis("Flyway can't migrate this database, because its module for it is missing:%n%n    %s"
			.formatted(message), action, cause);
	}

	private static FailureAnalysis foreignTables(Throwable cause, String message) {
		return new FailureAnalysis("""
				Flyway found tables that no migration has made:

				    %s""".formatted(message), """
				Take these tables over as they are. Migrations up to version 1 then count as run:

				    spring.flyway.baseline-on-migrate: true

				If Liquibase migrates them, accept that:

				    strict-jpa.migrations.accept: flyway, liquibase

				An application that has no migration yet starts as before, without Flyway, as a survey:

				    strict-jpa.default-level: warn""", cause);
	}

}
