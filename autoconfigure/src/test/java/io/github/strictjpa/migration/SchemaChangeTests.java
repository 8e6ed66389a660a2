package io.github.strictjpa.migration;

import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link SchemaDrift} finds each change of a database, nothing else, and the
 * DDL that mends it.
 */
class SchemaChangeTests {

	private static final MappedSchema POSTGRES = MappedSchema.created(TestDatabase.createPostgres(), Library.ENTITIES);

	private static final MappedSchema H2 = MappedSchema.created(TestDatabase.createH2(), Library.ENTITIES);

	@AfterAll
	static void close() {
		POSTGRES.close();
		H2.close();
	}

	@ParameterizedTest(name = "{0}: {1} {2}", autoCloseArguments = false)
	@MethodSource("changes")
	void findsOneChangeAndMendsIt(String database, SchemaChange change, List<String> statements, MappedSchema schema) {
		schema.execute(statements);

		List<SchemaDifference> differences = schema.compare().differences();
		mend(schema, change, differences);

		assertThat(differences).extracting(SchemaChangeTests::describe).containsExactly(change.expected());
		assertThat(schema.compare().differences()).extracting(SchemaDifference::message).isEmpty();
	}

	private static void mend(MappedSchema schema, SchemaChange change, List<SchemaDifference> differences) {
		schema.execute(change.undo());
		differences.forEach((difference) -> schema.execute(difference.ddl()));
		differences.forEach((difference) -> schema.execute(difference.finalDdl()));
	}

	private static String describe(SchemaDifference difference) {
		String column = (difference.column() != null) ? "." + difference.column() : "";
		return "%s %s%s".formatted(difference.kind(), difference.table(), column);
	}

	@ParameterizedTest(name = "{0}: {1}", autoCloseArguments = false)
	@MethodSource("harmless")
	void isContentWithWhatMakesNoDifference(String database, String statement, String undo, MappedSchema schema) {
		schema.execute(statement);

		assertThat(schema.compare().differences()).extracting(SchemaDifference::message).isEmpty();

		schema.execute(undo);
	}

	static Stream<Arguments> harmless() {
		List<List<String>> statements = List.of(
				List.of("alter table author add column extra varchar(10)", "alter table author drop column extra"),
				List.of("alter table author add column extra integer default 3 not null",
						"alter table author drop column extra"),
				List.of("alter table author alter column name set data type text",
						"alter table author alter column name set data type varchar(100)"),
				List.of("alter table author alter column name set data type varchar(200)",
						"alter table author alter column name set data type varchar(100)"),
				List.of("alter table author alter column origin set data type char(255)",
						"alter table author alter column origin set data type varchar(255)"),
				List.of("alter table author alter column balance set data type numeric(14, 4)",
						"alter table author alter column balance set data type numeric(12, 2)"),
				List.of("alter table author alter column rank set data type integer",
						"alter table author alter column rank set data type smallint"),
				List.of("alter table author alter column status set data type varchar(6)",
						"alter table author alter column status set data type varchar(20)"),
				List.of("alter table author alter column email set not null",
						"alter table author alter column email drop not null"),
				List.of("create index ix_spare on author (born)", "drop index ix_spare"),
				List.of("alter table author alter column views set default 7",
						"alter table author alter column views drop default"),
				List.of("create table spare (id integer not null)", "drop table spare"),
				List.of("create sequence spare_seq", "drop sequence spare_seq"),
				List.of("alter table author add constraint positive check (books >= 0)",
						"alter table author drop constraint positive"),
				List.of("alter table author add constraint named check (status <> 'GONE')",
						"alter table author drop constraint named"),
				List.of("alter table author add constraint more check (status in ('NEW', 'ACTIVE', 'CLOSED', 'GONE'))",
						"alter table author drop constraint more"),
				List.of("alter table author add constraint short check (length(status) < 9)",
						"alter table author drop constraint short"));
		return statements.stream()
			.flatMap((pair) -> Stream.of(Arguments.of("PostgreSQL", pair.get(0), pair.get(1), POSTGRES),
					Arguments.of("H2", pair.get(0), pair.get(1), H2)));
	}

	static Stream<Arguments> changes() {
		return SchemaChange.all()
			.flatMap((change) -> Stream.of(Arguments.of("PostgreSQL", change, change.postgres(), POSTGRES),
					Arguments.of("H2", change, change.h2(), H2)))
			.filter((arguments) -> !((List<?>) arguments.get()[2]).isEmpty());
	}

}
