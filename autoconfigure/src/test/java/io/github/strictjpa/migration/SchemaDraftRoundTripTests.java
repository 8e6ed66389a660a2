package io.github.strictjpa.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.test.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a {@link SchemaDraft} is what a change of the model needs: it is written,
 * Flyway runs the file, and nothing differs any more. What the file only comments on is
 * done by hand then.
 */
class SchemaDraftRoundTripTests {

	private static final JdbcConnectionDetails POSTGRES_DATABASE = TestDatabase.createPostgres();

	private static final JdbcConnectionDetails H2_DATABASE = TestDatabase.createH2();

	private static final MappedSchema POSTGRES = MappedSchema.created(POSTGRES_DATABASE, Library.ENTITIES);

	private static final MappedSchema H2 = MappedSchema.created(H2_DATABASE, Library.ENTITIES);

	@TempDir
	static Path folder;

	@AfterAll
	static void close() {
		POSTGRES.close();
		H2.close();
	}

	@ParameterizedTest(name = "{0}: {1}", autoCloseArguments = false)
	@MethodSource("changes")
	void leavesNoDifferenceOnceFlywayHasRunTheDraft(String database, SchemaChange change, List<String> statements,
			MappedSchema schema, JdbcConnectionDetails details) throws IOException {
		schema.execute(statements);
		schema.execute(change.undo());
		List<SchemaDifference> differences = schema.compare().differences();
		SchemaDraft draft = new SchemaDraft(differences,
				new ForeignKeyIndexCheck(List.of()).missing(schema.unit(), (key) -> false));

		migrate(draft, database, details);
		List<SchemaDifference> decided = schema.compare().differences();
		decided.forEach((difference) -> schema.execute(difference.ddl()));

		assertThat(decided).allMatch(SchemaDraft::isComment);
		assertThat(schema.compare().differences()).extracting(SchemaDifference::message).isEmpty();
		assertThat(new ForeignKeyIndexCheck(List.of()).missing(schema.unit(), (key) -> false)).isEmpty();
	}

	@Test
	void knowsManyChanges() {
		assertThat(changes().filter((arguments) -> arguments.get()[0].equals("postgres"))).hasSizeGreaterThan(40);
		assertThat(changes().filter((arguments) -> arguments.get()[0].equals("h2"))).hasSizeGreaterThan(40);
	}

	private static void migrate(SchemaDraft draft, String database, JdbcConnectionDetails details) throws IOException {
		if (!draft.isEmpty()) {
			Path migrations = folder.resolve(database);
			new MigrationFolder(List.of(migrations), "V", "__", ".sql").write("change", draft.toSql(), List.of(),
					Clock.systemUTC());
			Flyway.configure()
				.dataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword())
				.locations("filesystem:" + migrations)
				.baselineOnMigrate(true)
				.baselineVersion("0")
				.load()
				.migrate();
		}
	}

	static Stream<Arguments> changes() {
		return SchemaChange.all()
			.flatMap((change) -> Stream.of(
					Arguments.of("postgres", change, change.postgres(), POSTGRES, POSTGRES_DATABASE),
					Arguments.of("h2", change, change.h2(), H2, H2_DATABASE)))
			.filter((arguments) -> !((List<?>) arguments.get()[2]).isEmpty());
	}

}
