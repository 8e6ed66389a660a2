package io.github.strictjpa.migration;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.strictjpa.migration.UnitDatabase.UnreachableException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Judges what has run on the database of a persistence unit. One history of an accepted
 * {@link MigrationTool} is enough.
 *
 * @since 0.1.0
 */
public final class HistoryCheck {

	private static final Log logger = LogFactory.getLog(HistoryCheck.class);

	private static final MigrationVerdict NOT_JUDGED = MigrationVerdict.migrated(List.of());

	private final Migrations migrations;

	private final HistoryTable liquibase;

	private final Set<MigrationTool> accepted;

	/**
	 * Create a check.
	 * @param migrations what runs migrations in this application
	 * @param liquibase where Liquibase would have its history
	 * @param accepted the tools that may own a schema, at least one
	 */
	public HistoryCheck(Migrations migrations, HistoryTable liquibase, Set<MigrationTool> accepted) {
		this.migrations = migrations;
		this.liquibase = liquibase;
		this.accepted = EnumSet.copyOf(accepted);
	}

	/**
	 * Judge the database of a unit. One that can't be reached, or that depends on a
	 * tenant, is not judged, which is logged.
	 */
	MigrationVerdict judge(String unit, SessionFactoryImplementor sessionFactory) {
		if (sessionFactory.getSessionFactoryOptions().isMultiTenancyEnabled()) {
			logger.warn("The databases of the persistence unit '%s' are not checked by %s: it has several tenants."
				.formatted(unit, UnmanagedSchemaCheck.RULE.id()));
			return NOT_JUDGED;
		}
		try {
			return judge(new UnitDatabase(sessionFactory));
		}
		catch (UnreachableException ex) {
			logger.warn("The database of the persistence unit '%s' is not checked by %s: it gives no connection: %s"
				.formatted(unit, UnmanagedSchemaCheck.RULE.id(), ex.getMessage()));
			return NOT_JUDGED;
		}
		catch (SQLException ex) {
			return MigrationVerdict.migrated(List
				.of(new MigrationFinding("The history of its migrations can't be read: %s.".formatted(ex.getMessage()),
						"Grant the user of its DataSource the right to read the table %s."
							.formatted(this.migrations.histories().get(0).name()))));
		}
	}

	private MigrationVerdict judge(UnitDatabase database) throws SQLException {
		MigrationVerdict flyway = flyway(database);
		boolean flywayAccepted = this.accepted.contains(MigrationTool.FLYWAY);
		if (flyway.migrated() && flywayAccepted) {
			return flyway;
		}
		History liquibase = database.ask((connection) -> new HistoryReader(connection).liquibase(this.liquibase));
		if (!liquibase.isEmpty() && this.accepted.contains(MigrationTool.LIQUIBASE)) {
			return liquibase(liquibase);
		}
		if (!liquibase.isEmpty() || flyway.migrated()) {
			return new MigrationVerdict(true, List.of(unaccepted(liquibase.isEmpty() ? "Flyway" : "Liquibase")));
		}
		return flywayAccepted ? flyway
				: MigrationVerdict.unmigrated("Run Liquibase, which strict-jpa.migrations.accept names.");
	}

	private MigrationVerdict flyway(UnitDatabase database) throws SQLException {
		DatabaseAddress address = database.ask(DatabaseAddress::of);
		Optional<MigrationVerdict> own = this.migrations.judge(address);
		if (own.isPresent()) {
			return own.get();
		}
		History history = database
			.ask((connection) -> new HistoryReader(connection).flyway(this.migrations.histories()));
		if (history.failed() != null) {
			return MigrationVerdict.migrated(List.of(InvalidMigration.FAILED.finding(List.of(history.failed()), null)));
		}
		return history.migrated() ? MigrationVerdict.migrated(List.of())
				: MigrationVerdict.unmigrated(this.migrations.remedy());
	}

	private static MigrationVerdict liquibase(History history) {
		return MigrationVerdict.migrated((history.failed() == null) ? List.of()
				: List.of(new MigrationFinding("Liquibase's change set %s failed.".formatted(history.failed()),
						"Mend the change set and run Liquibase's update again.")));
	}

	private static MigrationFinding unaccepted(String tool) {
		return new MigrationFinding(
				"%s has migrated its database, and is not accepted to own a schema.".formatted(tool),
				"Set strict-jpa.migrations.accept=flyway,liquibase.");
	}

}
