package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Reads from a database whether a migration has run on it.
 */
final class HistoryReader {

	private final Connection connection;

	private final DatabaseMetaData metaData;

	HistoryReader(Connection connection) throws SQLException {
		this.connection = connection;
		this.metaData = connection.getMetaData();
	}

	/**
	 * Return whether one of some tables exists and lists a successful migration or
	 * baseline.
	 */
	boolean anyMigrated(Collection<HistoryTable> tables) throws SQLException {
		for (HistoryTable table : tables) {
			if (exists(table) && isMigrated(table)) {
				return true;
			}
		}
		return false;
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

	private boolean isMigrated(HistoryTable table) throws SQLException {
		String name = (table.schema() != null) ? quote(table.schema()) + "." + quote(table.name())
				: quote(table.name());
		String sql = "select %s, %s from %s".formatted(quote("installed_rank"), quote("success"), name);
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				// rows that mark the creation of the schema or of this table have ranks
				// below 1
				if (rows.getInt(1) > 0 && rows.getBoolean(2)) {
					return true;
				}
			}
			return false;
		}
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
