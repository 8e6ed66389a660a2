package io.github.strictjpa.test;

import java.sql.Connection;
import java.sql.Statement;

import javax.sql.DataSource;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TestDatabase} and {@link SqlCounter}.
 */
class TestDatabaseTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void countsTheStatementsThatReachAnEmptyDatabase(boolean postgres) throws Exception {
		JdbcConnectionDetails details = postgres ? TestDatabase.createPostgres() : TestDatabase.createH2();
		SqlCounter counter = new SqlCounter();
		DataSource dataSource = counter
			.watch(new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword()));

		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("create table item (id int)");
			statement.execute("insert into item values (1)");
		}

		assertThat(counter.statements()).containsExactly("create table item (id int)", "insert into item values (1)");
	}

}
