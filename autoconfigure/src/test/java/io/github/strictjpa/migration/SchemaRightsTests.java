package io.github.strictjpa.migration;

import java.util.List;
import java.util.Map;

import io.github.strictjpa.migration.SchemaDifference.Kind;
import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link SchemaDrift} as a user of the database who may not see everything.
 */
class SchemaRightsTests {

	@Test
	void comparesOnPostgresWhatItsUserMayNotRead() {
		JdbcConnectionDetails owner = TestDatabase.createPostgres();
		try (MappedSchema created = MappedSchema.created(owner, Library.ENTITIES)) {
			created.execute("create role blind login password 'blind'");
			created.execute("alter table author drop column score");

			try (MappedSchema schema = mapped(owner, "blind", "blind")) {
				SchemaReport report = schema.compare();

				assertThat(report.differences()).extracting(SchemaDifference::kind)
					.containsExactly(Kind.MISSING_COLUMN);
				assertThat(report.notJudged()).isEmpty();
			}
		}
	}

	@Test
	void doesNotCallMissingOnPostgresWhatItsUserMayNotFind() {
		JdbcConnectionDetails owner = TestDatabase.createPostgres();
		try (MappedSchema created = MappedSchema.created(owner, Library.ENTITIES)) {
			created.execute("create role lost login password 'lost'");
			created.execute("revoke all on schema public from public");

			try (MappedSchema schema = mapped(owner, "lost", "lost")) {
				SchemaReport report = schema.compare();

				assertThat(report.differences()).isEmpty();
				assertThat(report.notJudged()).contains(
						"The table 'author' was not compared: the user of the connection may not see it.",
						"The sequence 'author_seq' was not compared: the user of the connection may not see it.");
			}
		}
	}

	@Test
	void comparesOnH2WhatItsUserMayNotRead() {
		JdbcConnectionDetails owner = TestDatabase.createH2();
		try (MappedSchema created = MappedSchema.created(owner, Library.ENTITIES)) {
			created.execute("create user reader password 'reader'");
			created.execute("grant select on author_extra to reader");
			created.execute("drop table author_nicknames");

			try (MappedSchema schema = mapped(owner, "reader", "reader")) {
				SchemaReport report = schema.compare();

				assertThat(report.differences()).extracting(SchemaDifference::kind, SchemaDifference::table)
					.containsExactly(tuple(Kind.MISSING_TABLE, "author_nicknames"));
				assertThat(report.notJudged()).isEmpty();
			}
		}
	}

	@Test
	void saysThatASchemaCouldNotBeRead() {
		JdbcConnectionDetails owner = TestDatabase.createPostgres();
		try (MappedSchema created = MappedSchema.created(owner, Library.ENTITIES)) {
			created.execute("create role shut login password 'shut'");
			created.execute("revoke select on pg_catalog.pg_constraint from public");

			try (MappedSchema schema = mapped(owner, "shut", "shut")) {
				SchemaReport report = schema.compare();

				assertThat(report.differences()).isEmpty();
				assertThat(report.notJudged()).hasSize(1)
					.first()
					.asString()
					.startsWith("The schema was not compared: it could not be read (ERROR: permission denied");
			}
		}
	}

	private static MappedSchema mapped(JdbcConnectionDetails database, String user, String password) {
		return new MappedSchema(
				new SchemaTestDatabase(database.getJdbcUrl().replace(";DB_CLOSE_DELAY=-1", ""), user, password), "none",
				List.of(Library.ENTITIES), Map.of());
	}

}
