package io.github.strictjpa.migration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchemaType}.
 */
class SchemaTypeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			varchar(20)                   | character varying(20)
			char(1)                       | CHARACTER
			int8                          | bigint
			float(24)                     | real
			float(53)                     | double precision
			float4                        | FLOAT(24)
			numeric(12,2)                 | NUMERIC(12, 2)
			decimal(5)                    | numeric(5,0)
			timestamp(6) with time zone   | timestamptz
			timestamp                     | timestamp without time zone
			bigint array                  | bigint[]
			varchar(30) array             | CHARACTER VARYING(30) ARRAY[5]
			Status                        | app."Status"
			serial primary key            | integer
			varchar(9) default '(' not null | varchar(9)
			interval second(18,9)         | INTERVAL SECOND(18, 9)
			""")
	void readsOneTypeUnderItsManyNames(String first, String second) {
		SchemaType one = SchemaType.parse(first);
		SchemaType other = SchemaType.parse(second);

		assertThat(one.isSameAs(other)).isTrue();
		assertThat(one.argument(0)).isEqualTo(other.argument(0));
		assertThat(one.argument(1)).isEqualTo(other.argument(1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			timestamp | timestamp with time zone
			varchar   | varchar[]
			json      | jsonb
			oid       | text
			""")
	void tellsTypesApart(String first, String second) {
		assertThat(SchemaType.parse(first).isSameAs(SchemaType.parse(second))).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			varchar(255)             | varchar(255)             |
			varchar(255)             | text                     |
			varchar(255)             | varchar(256)             |
			varchar(255)             | varchar(254)             | LENGTH
			text                     | varchar(4000)            | LENGTH
			varchar(3)               | char(3)                  |
			varchar(3)               | char(4)                  | LENGTH
			smallint                 | integer                  |
			integer                  | bigint                   |
			bigint                   | integer                  | PRECISION
			integer                  | numeric(10)              |
			bigint                   | numeric(18)              | PRECISION
			integer                  | double precision         |
			bigint                   | double precision         | PRECISION
			real                     | double precision         |
			double precision         | real                     | PRECISION
			double precision         | numeric                  |
			double precision         | numeric(20, 4)           | PRECISION
			numeric(12, 2)           | numeric                  |
			numeric(12, 2)           | numeric(14, 4)           |
			numeric(12, 2)           | numeric(12, 4)           | SCALE
			numeric(12, 2)           | numeric(12)              | SCALE
			numeric(12, 2)           | numeric(10, 2)           | PRECISION
			numeric(12, 2)           | double precision         | PRECISION
			numeric(12, 2)           | bigint                   | PRECISION
			timestamp(6)             | timestamp                |
			timestamp(3)             | timestamp                |
			timestamp(6)             | timestamp(3)             | PRECISION
			""")
	void knowsWhichTypesHoldLess(String mapped, String actual, SchemaDifference.@Nullable Kind lacking) {
		assertThat(SchemaTypeSize.lacking(SchemaType.parse(mapped), SchemaType.parse(actual))).isEqualTo(lacking);
	}

}
