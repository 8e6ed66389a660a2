package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for drafts and checks of the schema, each in an application of its own.
 */
class SchemaCommandTests {

	@TempDir
	Path resources;

	@ParameterizedTest
	@MethodSource("databases")
	void goesFromTheFirstEntityToTheSecondMigration(JdbcConnectionDetails database) throws Exception {
		StartupCommandResult unwritten = check(Authors.class, database);
		assertThat(unwritten.getExitCode()).isEqualTo(1);
		assertThat(unwritten.getMessage()).startsWith("The schema differs from the mapping in")
			.contains("[schema-drift] The table 'author' that " + Author.class.getName() + " maps does not exist.");

		StartupCommandResult first = draft(Authors.class, database, "create authors");
		assertThat(first.getMessage()).isEqualTo("Drafted " + migration("V1__create_authors.sql"));
		assertThat(first.getExitCode()).isZero();
		assertThat(migration("V1__create_authors.sql")).content()
			.contains("create table author (\n    id bigint not null,\n    name varchar(255) not null,")
			.contains("create sequence author_seq");

		assertThat(check(Authors.class, database)).extracting(StartupCommandResult::getMessage)
			.isEqualTo("The schema is what the mapping says.");
		assertThat(draft(Authors.class, database, "again").getMessage())
			.isEqualTo("Nothing to draft: the schema is what the mapping says. No file was written.");

		StartupCommandResult second = draft(Books.class, database, "add_books");
		assertThat(second.getExitCode()).isZero();
		assertThat(second.getMessage()).contains("\nDecide: The column 'author.books' (" + LaterAuthor.class.getName()
				+ ".books) does not exist. It is NOT NULL: rows that are there need a value first.");
		assertThat(migration("V2__add_books.sql")).content()
			.contains("alter table author add column born integer;")
			.contains(
					"-- update author set books = ? where books is null;\n-- It also refuses the inserts of instances ")
			.contains("\nalter table author alter column books set not null;")
			.contains("constraint fk_book_author_id foreign key (author_id)")
			.contains("create index book_author_id_idx on book (author_id);");
		assertThat(check(Books.class, database).getExitCode()).isZero();
		try (Stream<Path> files = Files.list(this.resources.resolve("db/migration"))) {
			assertThat(files).hasSize(2);
		}
	}

	@Test
	void draftsWhereHibernateManagedTheSchemaUntilNow() throws Exception {
		StartupCommandResult result = run(Authors.class, TestDatabase.createH2(),
				"--spring.jpa.hibernate.ddl-auto=update", "--strict-jpa.migrations.draft.name=first",
				"--strict-jpa.migrations.draft.resources=" + this.resources);

		assertThat(result.getMessage()).isEqualTo("Drafted " + migration("V1__first.sql"));
	}

	@Test
	void writesIntoTheFolderOfTheDatabase() throws Exception {
		Files.createDirectories(this.resources.resolve("db/migration/common"));
		Files.createFile(this.resources.resolve("db/migration/common/V001__nothing.sql"));
		StartupCommandResult result = run(Authors.class, TestDatabase.createH2(), "--spring.flyway.enabled=false",
				"--spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/{vendor}",
				"--strict-jpa.migrations.draft.name=first",
				"--strict-jpa.migrations.draft.resources=" + this.resources);

		assertThat(result.getMessage()).isEqualTo("Drafted " + migration("h2/V002__first.sql"));
	}

	@Test
	void doesNotDraftWhileAMigrationWaitsForABuild() throws Exception {
		StartupCommandResult first = draftForAnotherBuild("first");
		StartupCommandResult second = draftForAnotherBuild("second");

		assertThat(first.getMessage()).isEqualTo("Drafted " + migration("V1__first.sql"));
		assertThat(second.getExitCode()).isEqualTo(2);
		assertThat(second.getMessage()).isEqualTo("No migration is drafted: V1__first.sql was written after the "
				+ "application was built, and has not run. Build the application first.");
	}

	private StartupCommandResult draftForAnotherBuild(String name) throws InterruptedException {
		return run(Authors.class, TestDatabase.createH2(), "--spring.flyway.locations=classpath:db/migration",
				"--strict-jpa.migrations.draft.name=" + name,
				"--strict-jpa.migrations.draft.resources=" + this.resources);
	}

	@Test
	void writesChangesThatCouldLoseRowsAsComments() throws Exception {
		String page = Files.readString(Path.of("../docs/migrations.md"));
		JdbcConnectionDetails database = TestDatabase.createPostgres();
		draft(Authors.class, database, "first");
		StartupCommandResult result = draft(Renamed.class, database, "second");

		assertThat(result.getMessage()).contains("Decide: The column 'author.full_name'");
		assertThat(migration("V2__second.sql")).content()
			.contains(
					"-- Nothing maps author.name. If it is author.full_name under its old name, keep its rows by this "
							+ "instead: alter table author rename column name to full_name;\n"
							+ "alter table author add column full_name varchar(255);")
			.contains("alter table author alter column name drop not null;")
			.doesNotContain("\nalter table author drop")
			.doesNotContain("\nalter table author rename")
			.contains(page.split("```sql\n")[2].split("```")[0].strip());
	}

	@Test
	void refusesADatabaseOnAnotherMachineBeforeItConnects() throws Exception {
		StartupCommandResult result = run(Authors.class, new Remote(),
				"--spring.flyway.url=jdbc:postgresql://db.acme/x", "--strict-jpa.migrations.draft.name=first",
				"--strict-jpa.migrations.draft.resources=" + this.resources);

		assertThat(result.getExitCode()).isEqualTo(2);
		assertThat(result.getMessage()).isEqualTo("No migration is drafted: jdbc:postgresql://db.acme/x is not on this "
				+ "machine, and a draft runs the pending migrations first. Name a local database, or allow it: "
				+ "--strict-jpa.migrations.draft.allow-remote=true");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:postgresql://localhost:5432/app                    | true
			jdbc:postgresql://127.0.0.1/app?user=x                  | true
			jdbc:postgresql://[::1]:5432/app                        | true
			jdbc:postgresql:app                                     | true
			jdbc:postgresql:///app                                  | true
			jdbc:h2:mem:app;MODE=PostgreSQL                         | true
			jdbc:h2:~/app                                           | true
			jdbc:h2:file:./app                                      | true
			jdbc:mysql://localhost/app                              | true
			jdbc:sqlserver://localhost:1433;databaseName=app        | true
			jdbc:oracle:thin:@localhost:1521:xe                     | true
			jdbc:oracle:thin:@//localhost:1521/xe                   | true
			jdbc:sqlite:app.db                                      | true
			jdbc:postgresql://db.acme.com/app                       | false
			jdbc:postgresql://localhost,db.acme.com/app             | false
			jdbc:postgresql://localhost.acme.com/app                | false
			jdbc:postgresql://localhost/app?host=db.acme.com        | false
			jdbc:postgresql:app?ssl=true&PGHOST=db.acme.com         | false
			jdbc:postgresql:///?service=acme                        | false
			jdbc:h2:tcp://db/app                                    | false
			jdbc:mysql://user:pass@db/app                           | false
			jdbc:oracle:thin:@db:1521:xe                            | false
			jdbc:unknown:app                                        | false
			""")
	void tellsLocalFromRemote(String url, boolean local) {
		assertThat(LocalDatabase.isLocal(url)).isEqualTo(local);
	}

	@Test
	void cannotCheckWithoutADatabase() throws Exception {
		assertThat(run(Authors.class, new Remote(), "--strict-jpa.migrations.check=true",
				"--spring.datasource.hikari.connection-timeout=250", "--spring.flyway.enabled=false",
				"--spring.jpa.database-platform=org.hibernate.dialect.H2Dialect")
			.getExitCode()).isEqualTo(2);
	}

	@Test
	void printsAndWritesWhatTheDocumentationShows() throws Exception {
		String page = Files.readString(Path.of("../docs/migrations.md"));
		JdbcConnectionDetails database = TestDatabase.createPostgres();
		draft(Authors.class, database, "create_authors");
		String nothing = draft(Authors.class, database, "again").getMessage();
		draft(Books.class, database, "add_books");
		String written = Files.readString(migration("V2__add_books.sql"));

		assertThat(page).contains(nothing, "V1__create_authors.sql");
		assertThat(page).contains("`" + check(Books.class, database).getMessage() + "`");
		String second = page.split("```sql\n")[1].split("```")[0];
		assertThat(second.strip().split("\n\n")).allMatch(written::contains);
	}

	private StartupCommandResult draft(Class<?> application, JdbcConnectionDetails database, String name)
			throws Exception {
		return run(application, database, "--spring.flyway.locations=filesystem:" + this.resources + "/db/migration",
				"--strict-jpa.migrations.draft.name=" + name,
				"--strict-jpa.migrations.draft.resources=" + this.resources);
	}

	private StartupCommandResult check(Class<?> application, JdbcConnectionDetails database) throws Exception {
		return run(application, database, "--spring.flyway.locations=filesystem:" + this.resources + "/db/migration",
				"--strict-jpa.migrations.check=true");
	}

	private static StartupCommandResult run(Class<?> application, JdbcConnectionDetails database, String... arguments)
			throws InterruptedException {
		return StartedCommand.run(application, database, arguments);
	}

	private Path migration(String name) throws IOException {
		return this.resources.toRealPath().resolve("db/migration").resolve(name);
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createPostgres(), TestDatabase.createH2());
	}

	private record Remote() implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return "jdbc:h2:tcp://127.0.0.1:1/nothing";
		}

		@Override
		public String getUsername() {
			return "sa";
		}

		@Override
		public String getPassword() {
			return "";
		}

	}

	/**
	 * Fails where the application does more than its command needs.
	 */
	abstract static class Application {

		@Bean
		CommandLineRunner runner() {
			throw new AssertionError("A runner was made");
		}

		@Bean
		SmartLifecycle listener() {
			throw new AssertionError("A listener was made");
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Authors extends Application {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Author.class.getName());
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Books extends Application {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(LaterAuthor.class.getName(), Book.class.getName());
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Renamed extends Application {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(RenamedAuthor.class.getName());
		}

	}

	@Entity
	@Table(name = "author")
	static class Author {

		@Id
		@GeneratedValue
		Long id;

		@Column(nullable = false)
		String name;

	}

	@Entity
	@Table(name = "author")
	static class LaterAuthor {

		@Id
		@GeneratedValue
		Long id;

		@Column(nullable = false)
		String name;

		Integer born;

		int books;

	}

	@Entity
	@Table(name = "author")
	static class RenamedAuthor {

		@Id
		@GeneratedValue
		Long id;

		String fullName;

	}

	@Entity
	@Table(name = "book")
	static class Book {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		LaterAuthor author;

	}

}
