package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * An empty database that is dropped when it has served, at the latest when the JVM ends
 * in an orderly way: one on the same PostgreSQL server, or for H2 one in the memory of
 * this process. The configured database is not written to.
 *
 * @since 0.1.0
 */
public final class ThrowAwayDatabase implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ThrowAwayDatabase.class);

	private static final String NO_RIGHT = "42501";

	private static final String NO_SUCH_DATABASE = "3D000";

	private final String name;

	private final String configured;

	private final ThrowAwayUrl url;

	private final Function<String, DataSource> connecting;

	private boolean dropped;

	private ThrowAwayDatabase(String name, String configured, ThrowAwayUrl url,
			Function<String, DataSource> connecting) {
		this.name = name;
		this.configured = configured;
		this.url = url;
		this.connecting = connecting;
	}

	/**
	 * Create a database.
	 * @param configured the JDBC URL of the configured database
	 * @param connecting gives connections for a JDBC URL, as the user that is configured
	 * @return the new database
	 * @throws ThrowAwayException if the product is neither PostgreSQL nor H2, or the user
	 * may not create a database
	 */
	public static ThrowAwayDatabase create(String configured, Function<String, DataSource> connecting) {
		String name = "strict_jpa_throw_away_" + UUID.randomUUID().toString().substring(0, 8);
		ThrowAwayUrl url = ThrowAwayUrl.of(configured, name);
		if (url == null) {
			throw ThrowAwayException.otherProduct(configured);
		}
		ThrowAwayDatabase database = new ThrowAwayDatabase(name, configured, url, connecting);
		try {
			database.create();
		}
		catch (SQLException ex) {
			throw NO_RIGHT.equals(ex.getSQLState()) ? ThrowAwayException.noRight(configured, ex)
					: ThrowAwayException.failed(configured, ex);
		}
		return database;
	}

	/**
	 * Return where the database is.
	 * @return its JDBC URL, with the options of the configured one
	 */
	public String url() {
		return this.url.url();
	}

	/**
	 * Return where the database is for another configured JDBC URL that leads to the same
	 * database by other options, such as another schema, which is created.
	 * @param configured the other JDBC URL
	 * @return the JDBC URL of this database, with the options of the other one
	 * @throws ThrowAwayException if a schema can't be created
	 */
	public String url(String configured) {
		ThrowAwayUrl other = Objects.requireNonNull(ThrowAwayUrl.of(configured, this.name));
		try (Connection connection = this.connecting.apply(other.urlWithoutSchema()).getConnection()) {
			createSchemas(connection, other);
		}
		catch (SQLException ex) {
			throw ThrowAwayException.failed(configured, ex);
		}
		return other.url();
	}

	/**
	 * Return whether a connection leads to this database.
	 * @param url the JDBC URL of the connection
	 * @return {@code true} if it does
	 */
	public boolean isAt(String url) {
		return url.toLowerCase(Locale.ROOT).contains(this.name);
	}

	private void create() throws SQLException {
		if (this.url.product() == ThrowAwayUrl.Product.POSTGRESQL) {
			onServer("create database " + this.name);
		}
		Runtime.getRuntime().addShutdownHook(new Thread(this::close, "drop " + this.name));
		try (Connection connection = this.connecting.apply(this.url.urlWithoutSchema()).getConnection()) {
			if (this.url.product() == ThrowAwayUrl.Product.POSTGRESQL) {
				grant(connection);
			}
			createSchemas(connection, this.url);
		}
		catch (SQLException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Let any user migrate: migrations may have one of their own.
	 */
	private void grant(Connection connection) throws SQLException {
		if (!this.name.equals(connection.getCatalog())) {
			throw new SQLException(
					"its options lead to the database '%s' instead. Leave them out".formatted(connection.getCatalog()));
		}
		try (Statement statement = connection.createStatement()) {
			statement.execute("grant create on database %s to public".formatted(this.name));
			statement.execute("grant all on schema public to public");
		}
	}

	private static void createSchemas(Connection connection, ThrowAwayUrl url) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String schema : url.schemas()) {
				statement.execute("create schema if not exists " + schema);
			}
		}
	}

	/**
	 * Drop the database, and end the connections that it still has. Where that fails, a
	 * line in the log says how to do it by hand.
	 */
	@Override
	public synchronized void close() {
		if (this.dropped) {
			return;
		}
		this.dropped = true;
		try {
			drop();
		}
		catch (SQLException ex) {
			logger.warn("The throw-away database of %s could not be dropped (%s). Drop it by hand: drop database %s;"
				.formatted(ThrowAwayException.withoutOptions(this.configured), ex.getMessage(), this.name));
		}
	}

	private void drop() throws SQLException {
		if (this.url.product() == ThrowAwayUrl.Product.POSTGRESQL) {
			// the server refuses the whole statement over one connection of another user
			String end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s' "
					+ "and pg_has_role(usesysid, 'MEMBER')";
			onServer(end.formatted(this.name), "drop database if exists " + this.name);
			return;
		}
		try (Connection connection = this.connecting.apply(this.url.url()).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("shutdown");
		}
	}

	/**
	 * Run statements in the configured database or, where that does not exist, in the one
	 * that every server has.
	 */
	private void onServer(String... statements) throws SQLException {
		try (Connection connection = connectToServer(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private Connection connectToServer() throws SQLException {
		try {
			return this.connecting.apply(this.configured).getConnection();
		}
		catch (SQLException ex) {
			if (NO_SUCH_DATABASE.equals(ex.getSQLState())) {
				return this.connecting.apply(ThrowAwayUrl.maintenance(this.configured)).getConnection();
			}
			throw ex;
		}
	}

}
