package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;

/**
 * Lets Flyway validate one history, as its bean is configured: ignore patterns, target
 * and versions of the future count as they do there. Callbacks are not called, besides
 * those that prepare a connection.
 */
final class FlywayValidation {

	private static final Log logger = LogFactory.getLog(FlywayValidation.class);

	private final String beanName;

	private final Configuration configuration;

	private final @Nullable String externalRemedy;

	FlywayValidation(String beanName, Flyway flyway, @Nullable String externalRemedy) {
		this.beanName = beanName;
		this.configuration = flyway.getConfiguration();
		this.externalRemedy = externalRemedy;
	}

	/**
	 * Return the verdict. One without findings on a database that is not migrated says
	 * that this Flyway has nothing to run.
	 */
	MigrationVerdict judge() {
		try {
			Flyway flyway = withoutCallbacks();
			ValidateResult result = flyway.validateWithResult();
			if (result.validationSuccessful && result.validateCount == 0) {
				return new MigrationVerdict(false, List.of());
			}
			History history = read();
			return history.isEmpty() ? judge(flyway.info(), result)
					: MigrationVerdict.migrated(findings(result.invalidMigrations));
		}
		catch (FlywayException ex) {
			return unjudged(ex);
		}
		catch (SQLException ex) {
			return unjudged(new FlywayException(ex.getMessage(), ex));
		}
	}

	/**
	 * Ask Flyway for what is not in the table where it should be: its connection may be
	 * in another schema.
	 */
	private MigrationVerdict judge(MigrationInfoService info, ValidateResult result) {
		// ranks below 1 mark the creation of the schema and of the table
		if (Stream.of(info.applied()).anyMatch((migration) -> migration.getInstalledRank() > 0)) {
			return MigrationVerdict.migrated(findings(result.invalidMigrations));
		}
		boolean resolved = Stream.of(info.all()).anyMatch((migration) -> migration.getInstalledRank() == null);
		return new MigrationVerdict(false, resolved ? List.of(MigrationFinding.nothingHasRun(notTold())) : List.of());
	}

	private Flyway withoutCallbacks() {
		Callback[] connecting = Stream.of(this.configuration.getCallbacks())
			.map(ConnectingCallback::new)
			.toArray(Callback[]::new);
		ClassicConfiguration copy = new ClassicConfiguration(this.configuration);
		copy.setCallbacksAsClassNames();
		copy.setCallbacks(connecting);
		copy.setSkipDefaultCallbacks(true);
		return new Flyway(copy);
	}

	private History read() throws SQLException {
		try (Connection connection = this.configuration.getDataSource().getConnection()) {
			return new HistoryReader(connection).flyway(List.of(FlywayMigrations.history(this.configuration)));
		}
	}

	private List<MigrationFinding> findings(List<ValidateOutput> invalid) {
		Map<InvalidMigration, Set<String>> names = new EnumMap<>(InvalidMigration.class);
		for (ValidateOutput migration : invalid) {
			names.computeIfAbsent(kind(migration.errorDetails), (unused) -> new LinkedHashSet<>())
				.add(MigrationName.of(migration.version, migration.description));
		}
		return names.entrySet()
			.stream()
			.map((entry) -> entry.getKey()
				.finding(List.copyOf(entry.getValue()),
						(entry.getKey() == InvalidMigration.PENDING) ? notTold() : null))
			.toList();
	}

	private static InvalidMigration kind(ErrorDetails details) {
		if (!(details.errorCode instanceof CoreErrorCode code)) {
			return InvalidMigration.OTHER;
		}
		return switch (code) {
			case FAILED_BASELINE_MIGRATION, FAILED_REPEATABLE_MIGRATION, FAILED_VERSIONED_MIGRATION ->
				InvalidMigration.FAILED;
			case TYPE_MISMATCH, CHECKSUM_MISMATCH, DESCRIPTION_MISMATCH -> InvalidMigration.CHANGED;
			// Flyway has one code for both
			case RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED, RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED ->
				Objects.toString(details.errorMessage, "").contains("*:ignored") ? InvalidMigration.TOO_LATE
						: InvalidMigration.PENDING;
			case OUTDATED_REPEATABLE_MIGRATION -> InvalidMigration.PENDING;
			case APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED, APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED ->
				InvalidMigration.MISSING;
			default -> InvalidMigration.OTHER;
		};
	}

	private String notTold() {
		return (this.externalRemedy != null) ? this.externalRemedy
				: ("The Flyway bean '%s' was not told to run its migrations. Call migrate(), "
						+ "or remove the FlywayMigrationStrategy that does not.")
					.formatted(this.beanName);
	}

	private MigrationVerdict unjudged(FlywayException ex) {
		String reason = Objects.toString(ex.getMessage(), "").strip().lines().findFirst().orElse("no reason given");
		if (isUnreachable(ex)) {
			logger.warn("The migrations of the Flyway bean '%s' can't be checked: %s".formatted(this.beanName, reason));
			return MigrationVerdict.migrated(List.of());
		}
		return MigrationVerdict.migrated(List.of(new MigrationFinding(
				"Flyway can't validate its history: %s.".formatted(reason),
				"Correct what Flyway names. If it is not allowed to read, grant its user the right to read the table %s."
					.formatted(this.configuration.getTable()))));
	}

	private static boolean isUnreachable(Throwable failure) {
		return failure instanceof SQLTransientConnectionException
				|| failure instanceof SQLNonTransientConnectionException
				|| (failure.getCause() != null && isUnreachable(failure.getCause()));
	}

}
