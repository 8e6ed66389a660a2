package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;

/**
 * Tells what is missing from what the user of the connection has no rights on, where the
 * catalogue hides that.
 */
final class SchemaVisibility {

	/**
	 * SQL states of a missing table: the standard's, PostgreSQL's and those of H2 where
	 * it knows similar names or an empty database.
	 */
	private static final Set<String> NO_SUCH_TABLE = Set.of("42S02", "42P01", "42S03", "42S04");

	private final Dialect dialect;

	private final Connection connection;

	SchemaVisibility(Dialect dialect, Connection connection) {
		this.dialect = dialect;
		this.connection = connection;
	}

	/**
	 * Return whether a table that the catalogue does not show does not exist.
	 * @param table its name as it stands in SQL
	 * @param realName its name in the catalogue
	 */
	boolean isMissing(String table, String realName) throws SQLException {
		if (this.dialect instanceof PostgreSQLDialect) {
			return !isHiddenByPostgres(realName);
		}
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("select 1 from %s where 1 = 0".formatted(table));
			return false;
		}
		catch (SQLException ex) {
			return ex.getSQLState() != null && NO_SUCH_TABLE.contains(ex.getSQLState());
		}
	}

	/**
	 * Return whether a sequence that the catalogue does not show does not exist. H2 shows
	 * all to everyone; elsewhere a sequence is read as a table, as MariaDB has it, and is
	 * not judged where that is unknown.
	 * @param sequence its name as it stands in SQL
	 * @param realName its name in the catalogue
	 */
	boolean isMissingSequence(String sequence, String realName) throws SQLException {
		return this.dialect instanceof H2Dialect || isMissing(sequence, realName);
	}

	/**
	 * PostgreSQL leaves schemas that the user may not use out of the search path.
	 */
	private boolean isHiddenByPostgres(String realName) throws SQLException {
		String sql = "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace "
				+ "where c.relname = ? and not has_schema_privilege(n.oid, 'usage')";
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, realName);
			try (ResultSet row = statement.executeQuery()) {
				return row.next();
			}
		}
	}

}
