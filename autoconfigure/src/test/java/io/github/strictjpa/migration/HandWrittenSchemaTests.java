package io.github.strictjpa.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link SchemaDrift} on schemas as people write them, which Hibernate would not
 * have written.
 */
class HandWrittenSchemaTests {

	@ParameterizedTest
	@MethodSource("databases")
	void findsNothingInASchemaThatPeopleWrote(JdbcConnectionDetails database) throws IOException {
		try (MappedSchema schema = new MappedSchema(database, "none", HandWritten.COMMON, Map.of())) {
			schema.execute(read("hand-written-common.sql", database));

			SchemaReport report = schema.compare();

			assertThat(report.differences()).extracting(SchemaDifference::message).isEmpty();
			assertThat(report.notJudged()).isEmpty();
		}
	}

	@Test
	void findsNothingInASchemaThatUsesWhatPostgresHas() throws IOException {
		JdbcConnectionDetails database = TestDatabase.createPostgres();
		try (MappedSchema schema = new MappedSchema(database, "none", HandWritten.POSTGRES, Map.of())) {
			schema.execute(read("hand-written-common.sql", database));
			schema.execute(read("hand-written-postgres.sql", database));

			assertThat(schema.compare().differences()).extracting(SchemaDifference::message).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void onlyWarnsOfWhatWorksForMostValues(JdbcConnectionDetails database) {
		try (MappedSchema schema = new MappedSchema(database, "none", List.of(HandWritten.Loose.class), Map.of())) {
			schema.execute("create table loose (id integer primary key, name varchar(20), amount integer, "
					+ "at timestamp, due timestamp)");

			assertThat(schema.compare().differences()).hasSize(6)
				.extracting(SchemaDifference::rule)
				.containsOnly(SchemaDrift.DIVERGENCE);
		}
	}

	@Test
	void takesTextForAnyTypeWhereTheDriverLeavesTheTypeOpen() {
		JdbcConnectionDetails postgres = TestDatabase.createPostgres();
		JdbcConnectionDetails untyped = new SchemaTestDatabase(postgres.getJdbcUrl() + "?stringtype=unspecified",
				postgres.getUsername(), postgres.getPassword());
		List<Class<?>> entities = List.of(HandWritten.Untyped.class);
		try (MappedSchema schema = new MappedSchema(untyped, "none", entities, Map.of());
				MappedSchema typed = new MappedSchema(postgres, "none", entities, Map.of())) {
			schema.execute("create type shade as enum ('DARK')");
			schema.execute("create table untyped (id bigint primary key, data jsonb, code uuid, shade shade)");

			assertThat(schema.compare().differences()).extracting(SchemaDifference::rule)
				.containsOnly(SchemaDrift.DIVERGENCE);
			assertThat(typed.compare().differences()).filteredOn((found) -> found.rule() == SchemaDrift.DRIFT)
				.extracting(SchemaDifference::column)
				.containsExactlyInAnyOrder("data", "code");
		}
	}

	private static String read(String name, JdbcConnectionDetails database) throws IOException {
		String sql = new ClassPathResource("db/" + name).getContentAsString(StandardCharsets.UTF_8);
		return database.getJdbcUrl().startsWith("jdbc:h2:") ? sql.replace(" stored,", ",") : sql;
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createPostgres(), TestDatabase.createH2());
	}

}
