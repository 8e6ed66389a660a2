package io.github.strictjpa.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL server for tests: a container where Docker answers, else an embedded one.
 * One server is started for all tests of a JVM; each caller gets an empty database of its
 * own.
 */
public final class TestDatabase {

	private static final AtomicInteger databases = new AtomicInteger();

	private TestDatabase() {
	}

	/**
	 * Create an empty database on the server.
	 * @return how to connect to it, as Spring Boot wants it from a bean
	 */
	public static JdbcConnectionDetails createPostgres() {
		String name = "test_" + databases.incrementAndGet();
		Server server = Server.INSTANCE;
		DriverManagerDataSource admin = new DriverManagerDataSource(server.url("postgres"), server.user,
				server.password);
		try (Connection connection = admin.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("create database " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The test database '%s' could not be created".formatted(name), ex);
		}
		return new Details(server.url(name), server.user, server.password);
	}

	/**
	 * Name an empty H2 database in PostgreSQL mode that lives as long as the JVM.
	 * @return how to connect to it
	 */
	public static JdbcConnectionDetails createH2() {
		return new Details("jdbc:h2:mem:test_%d;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
			.formatted(databases.incrementAndGet()), "sa", "");
	}

	private record Details(String url, String user, String password) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.url;
		}

		@Override
		public String getUsername() {
			return this.user;
		}

		@Override
		public String getPassword() {
			return this.password;
		}

	}

	private static final class Server {

		static final Server INSTANCE = new Server();

		private final String address;

		private final String user;

		private final String password;

		Server() {
			if (DockerClientFactory.instance().isDockerAvailable()) {
				PostgreSQLContainer container = new PostgreSQLContainer("postgres:17-alpine");
				container.start();
				this.address = container.getHost() + ":" + container.getFirstMappedPort();
				this.user = container.getUsername();
				this.password = container.getPassword();
			}
			else {
				this.address = "localhost:" + startEmbedded().getPort();
				this.user = "postgres";
				this.password = "postgres";
			}
		}

		String url(String database) {
			return "jdbc:postgresql://" + this.address + "/" + database;
		}

		private static EmbeddedPostgres startEmbedded() {
			try {
				return EmbeddedPostgres.builder().start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
