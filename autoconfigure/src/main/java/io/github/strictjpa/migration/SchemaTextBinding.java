package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the driver of PostgreSQL sends text without saying that it is text, by
 * its setting {@code stringtype=unspecified}. The database then takes it for whatever the
 * column holds. It is asked once, where a comparison needs it.
 */
final class SchemaTextBinding {

	private final Dialect dialect;

	private final Connection connection;

	private @Nullable Boolean untyped;

	SchemaTextBinding(Dialect dialect, Connection connection) {
		this.dialect = dialect;
		this.connection = connection;
	}

	boolean isUntyped() throws SQLException {
		if (this.untyped == null) {
			this.untyped = this.dialect instanceof PostgreSQLDialect && ask();
		}
		return this.untyped;
	}

	private boolean ask() throws SQLException {
		String sql = "select cast(pg_typeof(coalesce(?, null)) as varchar)";
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, "");
			try (ResultSet row = statement.executeQuery()) {
				return row.next() && !"character varying".equals(row.getString(1));
			}
		}
	}

}
