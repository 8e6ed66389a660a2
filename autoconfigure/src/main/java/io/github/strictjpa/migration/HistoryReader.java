package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads from a database which migrations have run on it. Sends one question for each
 * table and one for its rows, and locks nothing.
 */
final class HistoryReader {

	private final Connection connection;

	private final DatabaseMetaData metaData;

	HistoryReader(Connection connection) throws SQLException {
		this.connection = connection;
		this.metaData = connection.getMetaData();
	}

	/**
	 * Return the history of Flyway in the first of some tables that has one.
	 */
	History flyway(Collection<HistoryTable> tables) throws SQLException {
		for (HistoryTable table : tables) {
			History history = exists(table) ? readFlyway(table) : History.NONE;
			if (!history.isEmpty()) {
				return history;
			}
		}
		return History.NONE;
	}

	/**
	 * Return the history of Liquibase. Its names are not quoted, so a database may have
	 * them in upper or lower case.
	 */
	History liquibase(HistoryTable table) throws SQLException {
		for (HistoryTable spelled : new HistoryTable[] { table, table.spelled((name) -> name.toLowerCase(Locale.ROOT)),
				table.spelled((name) -> name.toUpperCase(Locale.ROOT)) }) {
			if (exists(spelled)) {
				return readLiquibase(spelled);
			}
		}
		return History.NONE;
	}

	private boolean exists(HistoryTable table) throws SQLException {
		String schema = (table.schema() != null) ? table.schema() : this.connection.getSchema();
		boolean schemas = this.metaData.supportsSchemasInTableDefinitions();
		String catalog = (schemas || table.schema() == null) ? this.connection.getCatalog() : table.schema();
		try (ResultSet tables = this.metaData.getTables(catalog, schemas ? escape(schema) : null, escape(table.name()),
				null)) {
			return tables.next();
		}
	}

	private History readFlyway(HistoryTable table) throws SQLException {
		String sql = "select %s, %s, %s, %s from %s order by %s".formatted(quote("installed_rank"), quote("version"),
				quote("description"), quote("success"), quote(table), quote("installed_rank"));
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			boolean migrated = false;
			String failed = null;
			while (rows.next()) {
				// rows that mark the creation of the schema or of this table have ranks
				// below 1
				if (rows.getInt(1) > 0) {
					boolean success = rows.getBoolean(4);
					migrated |= success;
					failed = success ? null : MigrationName.of(rows.getString(2), rows.getString(3));
				}
			}
			return new History(migrated, failed);
		}
	}

	private History readLiquibase(HistoryTable table) throws SQLException {
		String sql = "select ID, AUTHOR, EXECTYPE from %s order by ORDEREXECUTED".formatted(quote(table));
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			boolean migrated = false;
			String failed = null;
			while (rows.next()) {
				boolean success = !"FAILED".equals(rows.getString(3));
				migrated |= success;
				failed = success ? null : "%s (by %s)".formatted(rows.getString(1), rows.getString(2));
			}
			return new History(migrated, failed);
		}
	}

	private String quote(HistoryTable table) throws SQLException {
		return (table.schema() != null) ? quote(table.schema()) + "." + quote(table.name()) : quote(table.name());
	}

	private String quote(String name) throws SQLException {
		String quote = this.metaData.getIdentifierQuoteString().trim();
		return quote + name.replace(quote, quote + quote) + quote;
	}

	private @Nullable String escape(@Nullable String name) throws SQLException {
		if (name == null) {
			return null;
		}
		String escape = this.metaData.getSearchStringEscape();
		return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
	}

}
