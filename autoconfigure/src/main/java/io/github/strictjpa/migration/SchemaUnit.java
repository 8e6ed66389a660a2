package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

import org.hibernate.boot.Metadata;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * A persistence unit whose mapped schema is compared with the real one.
 *
 * @param name the name of the unit
 * @param metadata the boot model that an integrator is handed, naming strategies applied
 * @param sessionFactory what Hibernate built from it
 * @since 0.1.0
 */
public record SchemaUnit(String name, Metadata metadata, SessionFactoryImplementor sessionFactory) {

	/**
	 * The schemas that hold the tables of a database itself.
	 */
	private static final Set<String> CATALOGUES = Set.of("information_schema", "pg_catalog");

	boolean isMultiTenant() {
		return this.sessionFactory.getSessionFactoryOptions().isMultiTenancyEnabled();
	}

	/**
	 * Return the address of the database.
	 * @return its JDBC URL
	 * @throws IllegalStateException if there is no connection
	 */
	public String url() {
		try {
			return read((connection) -> connection.getMetaData().getURL());
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The persistence unit '%s' gives no connection".formatted(this.name), ex);
		}
	}

	/**
	 * Return whether the database holds any table, a history of migrations included.
	 * @return {@code false} if nothing has run on it
	 * @throws IllegalStateException if that can't be read
	 */
	public boolean hasTables() {
		try {
			return read(SchemaUnit::hasTables);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(
					"The tables of the persistence unit '%s' can't be read".formatted(this.name), ex);
		}
	}

	private static boolean hasTables(Connection connection) throws SQLException {
		try (ResultSet tables = connection.getMetaData()
			.getTables(connection.getCatalog(), null, "%", new String[] { "TABLE", "BASE TABLE" })) {
			boolean found = false;
			while (tables.next()) {
				found |= !CATALOGUES.contains(tables.getString("TABLE_SCHEM").toLowerCase(Locale.ROOT));
			}
			return found;
		}
	}

	/**
	 * Read from the database of the unit. The connection is given back as it was and
	 * nothing is written.
	 */
	<T> T read(Reading<T> reading) throws SQLException {
		JdbcConnectionAccess access = this.sessionFactory.getJdbcServices().getBootstrapJdbcConnectionAccess();
		Connection connection = access.obtainConnection();
		try {
			return reading.from(connection);
		}
		finally {
			if (!connection.getAutoCommit()) {
				connection.rollback();
			}
			access.releaseConnection(connection);
		}
	}

	/**
	 * What is read from a connection.
	 */
	@FunctionalInterface
	interface Reading<T> {

		T from(Connection connection) throws SQLException;

	}

}
