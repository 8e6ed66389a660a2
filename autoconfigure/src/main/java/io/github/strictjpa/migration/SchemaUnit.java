package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;

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
