package io.github.strictjpa.migration;

import org.junit.jupiter.api.Test;
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

	@Test
	void knowsKindredTypes() {
		assertThat(SchemaType.parse("clob").isKindredTo(SchemaType.parse("varchar(10)"))).isTrue();
		assertThat(SchemaType.parse("bytea").isKindredTo(SchemaType.parse("blob"))).isTrue();
		assertThat(SchemaType.parse("oid").isKindredTo(SchemaType.parse("bytea"))).isFalse();
		assertThat(SchemaType.parse("char(3)").isKindredTo(SchemaType.parse("varchar(3)"))).isFalse();
	}

}
