package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Finds persistence units whose schema does not come from migrations, judged by what
 * their database says and never by what is on the class path.
 *
 * @since 0.1.0
 */
public final class UnmanagedSchemaCheck {

	/**
	 * The schema is not owned by migrations.
	 */
	public static final Rule RULE = Rule
		.of("unmanaged-schema", Level.FAIL, "The schema of a persistence unit does not come from migrations.")
		.documented();

	private static final Log logger = LogFactory.getLog(UnmanagedSchemaCheck.class);

	private final Migrations migrations;

	/**
	 * Create a check.
	 * @param migrations what runs migrations in this application
	 */
	public UnmanagedSchemaCheck(Migrations migrations) {
		this.migrations = migrations;
	}

	/**
	 * Judge a persistence unit. Its database is asked by a connection of its own; that of
	 * a multi-tenant unit is not, which is logged.
	 * @param unit the name of the unit
	 * @param sessionFactory the unit
	 * @return the violation, or empty where migrations own the schema
	 * @throws IllegalStateException if the database can't be asked
	 */
	public Optional<Violation> check(String unit, SessionFactoryImplementor sessionFactory) {
		List<String> messages = new ArrayList<>();
		List<String> fixes = new ArrayList<>();
		SchemaAction action = SchemaAction.writing(sessionFactory.getProperties());
		if (action != null) {
			messages.add("Hibernate writes the schema (%s=%s).".formatted(action.setting(), action.value()));
			fixes.add(action.fix());
		}
		String remedy = remedy(unit, sessionFactory);
		if (remedy != null) {
			messages.add("No migration has run on its database.");
			fixes.add(remedy);
		}
		if (messages.isEmpty()) {
			return Optional.empty();
		}
		String message = "The schema of the persistence unit '%s' does not come from migrations. ".formatted(unit);
		return Optional
			.of(Violation.of(RULE, unit, message + String.join(" ", messages), String.join(" ", fixes)).in(unit));
	}

	private @Nullable String remedy(String unit, SessionFactoryImplementor sessionFactory) {
		if (sessionFactory.getSessionFactoryOptions().isMultiTenancyEnabled()) {
			logger.warn("The databases of the persistence unit '%s' are not checked by %s: it has several tenants."
				.formatted(unit, RULE.id()));
			return null;
		}
		try {
			String url = urlWithoutHistory(sessionFactory.getJdbcServices().getBootstrapJdbcConnectionAccess());
			return (url != null) ? this.migrations.remedy(url) : null;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(
					("The rule %s can't tell whether a migration has run on the database of the "
							+ "persistence unit '%s': %s")
						.formatted(RULE.id(), unit, ex.getMessage()),
					ex);
		}
	}

	private @Nullable String urlWithoutHistory(JdbcConnectionAccess access) throws SQLException {
		Connection connection = access.obtainConnection();
		try {
			boolean migrated = new HistoryReader(connection).anyMigrated(this.migrations.histories());
			return migrated ? null : connection.getMetaData().getURL();
		}
		finally {
			access.releaseConnection(connection);
		}
	}

}
