package io.github.strictjpa.migration;

import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ThrowAwayDatabase}.
 */
class ThrowAwayDatabaseTests {

	private static final String LEFT = "select datname from pg_database where datname like 'strict_jpa_throw_away%'";

	@ParameterizedTest
	@MethodSource("databases")
	void isEmptyAndGoneAfterwards(JdbcConnectionDetails details) {
		JdbcTemplate configured = jdbc(details, details.getJdbcUrl());
		configured.execute("drop table if exists note");
		configured.execute("create table note (id bigint)");
		try (ThrowAwayDatabase database = create(details, details.getJdbcUrl())) {
			JdbcTemplate jdbc = jdbc(details, database.url());
			jdbc.execute("create table note (id bigint, body varchar(20))");
			jdbc.execute("insert into note (id, body) values (1, 'a')");

			assertThat(jdbc.queryForObject("select count(*) from note", Long.class)).isOne();
			assertThat(configured.queryForObject("select count(*) from note", Long.class)).isZero();
		}

		try (ThrowAwayDatabase another = create(details, details.getJdbcUrl())) {
			jdbc(details, another.url()).execute("create table note (id bigint)");
		}
	}

	@Test
	void endsTheConnectionsThatItStillHas() throws Exception {
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		ThrowAwayDatabase database = create(details, details.getJdbcUrl());
		try (var connection = jdbc(details, database.url()).getDataSource().getConnection()) {
			database.close();

			assertThat(connection.isValid(5)).isFalse();
		}
		assertThat(jdbc(details, details.getJdbcUrl()).queryForList(LEFT, String.class))
			.doesNotContain(database.url().replaceFirst(".*/", ""));
	}

	@Test
	void needsNoDatabaseThatExists() {
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		String missing = details.getJdbcUrl().replaceFirst("[^/]*$", "missing?ApplicationName=check");

		try (ThrowAwayDatabase database = create(details, missing)) {
			assertThat(database.url()).endsWith("?ApplicationName=check");
			assertThat(jdbc(details, database.url()).queryForObject("select 1", Integer.class)).isOne();
		}
	}

	@Test
	void hasTheSchemasThatTheUrlNames() {
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		try (ThrowAwayDatabase database = create(details, details.getJdbcUrl() + "?currentSchema=app,public")) {
			jdbc(details, database.url()).execute("create table app.note (id bigint)");
		}
		try (ThrowAwayDatabase database = create(TestDatabase.createH2(), "jdbc:h2:mem:x;SCHEMA=APP;MODE=PostgreSQL")) {
			jdbc(TestDatabase.createH2(), database.url()).execute("create table app.note (id bigint)");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "?dbname=%s", "?ApplicationName=x&PGDBNAME=%s" })
	void isAnotherDatabaseWhateverTheOptionsSay(String option) {
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		String configured = details.getJdbcUrl().replaceFirst(".*/", "");
		try (ThrowAwayDatabase database = create(details, details.getJdbcUrl() + option.formatted(configured))) {
			assertThat(jdbc(details, database.url()).queryForObject("select current_database()", String.class))
				.startsWith("strict_jpa_throw_away_");
		}
	}

	@Test
	void hasTheOptionsOfEachUrl() {
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		try (ThrowAwayDatabase database = create(details, details.getJdbcUrl() + "?currentSchema=one")) {
			String other = database.url(details.getJdbcUrl() + "?currentSchema=two");

			jdbc(details, database.url()).execute("create table note (id bigint)");
			jdbc(details, other).execute("create table note (id bigint)");

			assertThat(jdbc(details, other).queryForList(
					"select table_schema from information_schema.tables where table_name = 'note'", String.class))
				.containsExactlyInAnyOrder("one", "two");
		}
	}

	@Test
	void leavesAFileOfH2Alone(@TempDir Path folder) {
		String url = "jdbc:h2:file:%s/app;MODE=PostgreSQL;AUTO_SERVER=TRUE;IFEXISTS=TRUE".formatted(folder);
		try (ThrowAwayDatabase database = create(TestDatabase.createH2(), url)) {
			assertThat(database.url()).startsWith("jdbc:h2:mem:").endsWith(";DB_CLOSE_DELAY=-1;MODE=PostgreSQL");
			jdbc(TestDatabase.createH2(), database.url()).execute("create table note (id bigserial)");
		}
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void saysWhatToDoWithoutTheRightToCreateOne() {
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		jdbc(details, details.getJdbcUrl()).execute("create role modest login password 'modest'");

		assertThatExceptionOfType(ThrowAwayException.class)
			.isThrownBy(() -> ThrowAwayDatabase.create(details.getJdbcUrl() + "?password=modest",
					(url) -> new DriverManagerDataSource(url, "modest", "modest")))
			.withMessage("The user of %s may not create a throw-away database (ERROR: permission denied to create "
					+ "database). Let an administrator allow it: alter role <user> createdb. Or create an empty "
					+ "database yourself, point spring.datasource.url at it, and leave "
					+ "strict-jpa.migrations.compare-with at 'configured'.", details.getJdbcUrl());
	}

	@Test
	void saysWhatToDoWithAnotherProduct() {
		assertThatExceptionOfType(ThrowAwayException.class)
			.isThrownBy(() -> create(TestDatabase.createH2(), "jdbc:mysql://localhost/app?password=x"))
			.withMessage("A throw-away database can be made on PostgreSQL and H2 only, not for "
					+ "jdbc:mysql://localhost/app. Create an empty database yourself, point spring.datasource.url at "
					+ "it, and leave strict-jpa.migrations.compare-with at 'configured'.");

	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:postgresql://localhost:5432/app          | jdbc:postgresql://localhost:5432/new
			jdbc:postgresql://localhost/app?ssl=true&a=/b | jdbc:postgresql://localhost/new?ssl=true&a=/b
			jdbc:postgresql://localhost                   | jdbc:postgresql://localhost/new
			jdbc:postgresql://one,two:1/                  | jdbc:postgresql://one,two:1/new
			jdbc:postgresql:///app                        | jdbc:postgresql:///new
			jdbc:postgresql:app                           | jdbc:postgresql:new
			jdbc:postgresql:app?user=x                    | jdbc:postgresql:new?user=x
			jdbc:h2:mem:app                               | jdbc:h2:mem:new;DB_CLOSE_DELAY=-1
			jdbc:h2:~/app;CIPHER=AES;MODE=LEGACY          | jdbc:h2:mem:new;DB_CLOSE_DELAY=-1;MODE=LEGACY
			jdbc:h2:tcp://db/app;schema=A;DB_CLOSE_DELAY=3| jdbc:h2:mem:new;DB_CLOSE_DELAY=-1;SCHEMA=A
			""")
	void keepsServerAndOptions(String configured, String url) {
		assertThat(ThrowAwayUrl.of(configured, "new").url()).isEqualTo(url);
	}

	@Test
	void keepsTheStatementsThatH2RunsFirst() {
		String options = ";INIT=set @x 1\\;set @y 2;MODE=DB2";

		assertThat(ThrowAwayUrl.of("jdbc:h2:mem:app" + options, "new").url())
			.isEqualTo("jdbc:h2:mem:new;DB_CLOSE_DELAY=-1" + options);
	}

	private static ThrowAwayDatabase create(JdbcConnectionDetails details, String url) {
		return ThrowAwayDatabase.create(url,
				(other) -> new DriverManagerDataSource(other, details.getUsername(), details.getPassword()));
	}

	private static JdbcTemplate jdbc(JdbcConnectionDetails details, String url) {
		return new JdbcTemplate(new DriverManagerDataSource(url, details.getUsername(), details.getPassword()));
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createPostgres(), TestDatabase.createH2());
	}

}
