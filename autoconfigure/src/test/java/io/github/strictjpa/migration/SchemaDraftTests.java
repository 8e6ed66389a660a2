package io.github.strictjpa.migration;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchemaDraft}.
 */
class SchemaDraftTests {

	@Test
	void commentsEveryLineOfWhatAPersonHasToDecide() {
		SchemaDifference difference = new SchemaDifference(SchemaDifference.Kind.GENERATION, "default", "author",
				"rank", "Author.rank", "The column is generated as case\nwhen born < 1900 then 1 end.",
				List.of("alter table author drop column rank,\nadd column rank integer"), List.of(), true, List.of());

		String sql = new SchemaDraft(List.of(difference), List.of()).toSql();

		assertThat(sql).contains("when born < 1900", "add column rank integer");
		assertThat(sql.lines()).allMatch((line) -> line.isEmpty() || line.startsWith("--"));
	}

}
