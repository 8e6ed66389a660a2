package io.github.strictjpa.migration;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;

import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * The database of a persistence unit, asked by connections that are held no longer than a
 * question takes: a pool may have but one.
 */
final class UnitDatabase {

	private final JdbcConnectionAccess access;

	UnitDatabase(SessionFactoryImplementor sessionFactory) {
		this.access = sessionFactory.getJdbcServices().getBootstrapJdbcConnectionAccess();
	}

	/**
	 * Return the answer to a question.
	 * @throws UnreachableException if there is no connection
	 * @throws SQLException if the question can't be answered
	 */
	<T> T ask(Question<T> question) throws SQLException {
		Connection connection = connect();
		try {
			return question.answer(connection);
		}
		finally {
			this.access.releaseConnection(connection);
		}
	}

	private Connection connect() {
		try {
			return this.access.obtainConnection();
		}
		// pools and routing DataSources have exceptions of their own
		catch (SQLException | RuntimeException ex) {
			throw new UnreachableException(ex);
		}
	}

	/**
	 * A question to a database.
	 *
	 * @param <T> the type of the answer
	 */
	@FunctionalInterface
	interface Question<T> {

		T answer(Connection connection) throws SQLException;

	}

	/**
	 * Thrown if a unit gives no connection.
	 */
	static final class UnreachableException extends RuntimeException {

		@Serial
		private static final long serialVersionUID = 1L;

		UnreachableException(Exception cause) {
			super(cause.getMessage(), cause);
		}

	}

}
