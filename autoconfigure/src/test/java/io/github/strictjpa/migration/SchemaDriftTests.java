package io.github.strictjpa.migration;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchemaDrift} on schemas that Hibernate itself creates.
 */
class SchemaDriftTests {

	private static final Map<String, Object> NAMESPACES = Map.of("hibernate.hbm2ddl.create_namespaces", true);

	@ParameterizedTest
	@MethodSource("databases")
	void findsNothingInASchemaThatHibernateCreated(JdbcConnectionDetails database) {
		try (MappedSchema schema = new MappedSchema(database, "create-only", List.of(ManyTypes.ENTITIES), NAMESPACES)) {
			SchemaReport report = schema.compare();

			assertThat(report.differences()).extracting(SchemaDifference::message).isEmpty();
			assertThat(report.notJudged()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void findsEveryTableAndSequenceMissingInAnEmptyDatabase(JdbcConnectionDetails database) {
		try (MappedSchema schema = new MappedSchema(database, "none", List.of(ManyTypes.ENTITIES), NAMESPACES)) {
			schema.execute("create schema other");
			List<SchemaDifference> differences = schema.compare().differences();

			assertThat(differences).extracting(SchemaDifference::kind)
				.containsOnly(SchemaDifference.Kind.MISSING_TABLE, SchemaDifference.Kind.MISSING_SEQUENCE);
			assertThat(differences).noneMatch(SchemaDifference::destructive);

			differences.forEach((difference) -> schema.execute(difference.ddl()));
			differences.forEach((difference) -> schema.execute(difference.finalDdl()));

			assertThat(schema.compare().differences()).extracting(SchemaDifference::message).isEmpty();
		}
	}

	@Test
	void comparesAnEnumeratedTypeOfPostgres() {
		try (MappedSchema schema = new MappedSchema(TestDatabase.createPostgres(), "none",
				List.of(ManyTypes.Painted.class), Map.of())) {
			List<SchemaDifference> missing = schema.compare().differences();
			assertThat(missing).hasSize(1);
			schema.execute(missing.get(0).ddl());

			assertThat(schema.compare().differences()).isEmpty();

			schema.execute("alter type colour rename value 'GREEN' to 'OLIVE'");
			SchemaDifference difference = schema.compare().differences().get(0);
			assertThat(difference.kind()).isEqualTo(SchemaDifference.Kind.ENUM_CONSTANT);
			assertThat(difference.ddl()).containsExactly("alter type colour add value 'GREEN'");
		}
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createPostgres(), SchemaTestDatabase.h2(""),
				SchemaTestDatabase.h2(";DATABASE_TO_LOWER=TRUE"));
	}

}
