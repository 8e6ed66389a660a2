package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.migration.HistoryTable;

import org.springframework.core.env.Environment;

/**
 * Where Liquibase has its history, by the properties of Spring Boot. Liquibase need not
 * be on the class path.
 */
final class LiquibaseTable {

	private LiquibaseTable() {
	}

	static HistoryTable in(Environment environment) {
		String schema = environment.getProperty("spring.liquibase.liquibase-schema",
				environment.getProperty("spring.liquibase.default-schema", ""));
		return new HistoryTable(schema.isEmpty() ? null : schema,
				environment.getProperty("spring.liquibase.database-change-log-table", HistoryTable.LIQUIBASE.name()));
	}

}
