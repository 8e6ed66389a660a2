package io.github.strictjpa.migration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchemaEnumValues}.
 */
class SchemaEnumValuesTests {

	@ParameterizedTest
	@ValueSource(strings = { "status in ('A','B c','it''s')",
			"CHECK (((status)::text = ANY ((ARRAY['A'::character varying, 'B c'::character varying, "
					+ "'it''s'::character varying])::text[])))",
			"\"STATUS\" IN('A', 'B c', 'it''s')", "enum ('A','B c','it''s')",
			"status is null or status = 'A' or status = 'B c' or status = 'it''s'" })
	void readsConstants(String condition) {
		assertThat(SchemaEnumValues.of(condition, "status")).containsExactly("A", "B c", "it's");
	}

	@ParameterizedTest
	@ValueSource(strings = { "status between 0 and 2", "CHECK (((status >= 0) AND (status <= 2)))",
			"\"STATUS\" BETWEEN 0 AND 2", "status in (0,1,2)", "(status is null) or (status between 0 and 2)",
			"CHECK ((status = ANY (ARRAY[0, 1, 2])))" })
	void readsPositions(String condition) {
		assertThat(SchemaEnumValues.of(condition, "status")).containsExactly("0", "1", "2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "status <> 'A'", "status not in ('A')", "length(status) < 3", "status like 'A%'",
			"not (status between 0 and 2)", "status > 3", "other = 'A'", "status = 'A' and status = 'B'", "" })
	void judgesNoOtherCondition(String condition) {
		assertThat(SchemaEnumValues.of(condition, "status")).isNull();
	}

}
