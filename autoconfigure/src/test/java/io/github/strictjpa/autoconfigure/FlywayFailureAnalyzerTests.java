package io.github.strictjpa.autoconfigure;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

/**
 * Tests for {@link FlywayFailureAnalyzer}.
 */
class FlywayFailureAnalyzerTests {

	private final FlywayFailureAnalyzer analyzer = new FlywayFailureAnalyzer();

	@Test
	void namesTheModuleThatFlywayMisses() {
		Exception failure = catchException(
				() -> Flyway.configure().dataSource("jdbc:mysql://localhost/app", "app", "").load().migrate());

		FailureAnalysis analysis = this.analyzer.analyze(new IllegalStateException("Bean", failure));

		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).startsWith("""
				Flyway can't migrate this database, because its module for it is missing:

				    No Flyway database plugin found to handle jdbc:mysql://localhost/app""");
		assertThat(analysis.getAction()).isEqualTo("""
				Add Flyway's module for this database to the pom:

				    <dependency>
				        <groupId>org.flywaydb</groupId>
				        <artifactId>flyway-mysql</artifactId>
				        <scope>runtime</scope>
				    </dependency>""");
	}

	@ParameterizedTest
	@CsvSource({ "Unsupported Database: PostgreSQL 17.1, flyway-database-postgresql",
			"Unsupported Database: MariaDB 11.4, flyway-mysql",
			"Unsupported Database: Microsoft SQL Server 16.0, flyway-sqlserver",
			"No Flyway database plugin found to handle jdbc:postgresql://db/app, flyway-database-postgresql",
			"No Flyway database plugin found to handle jdbc:p6spy:oracle:thin:@db, flyway-database-oracle",
			"Unsupported Database: Newcomer 1.0, documentation.red-gate.com" })
	void knowsTheModules(String message, String module) {
		FailureAnalysis analysis = this.analyzer.analyze(new FlywayException(message));

		assertThat(analysis).isNotNull();
		assertThat(analysis.getAction()).contains(module);
	}

	@Test
	void leavesOtherFailuresToOthers() {
		assertThat(this.analyzer.analyze(new FlywayException("Validate failed"))).isNull();
		assertThat(this.analyzer.analyze(new IllegalStateException("Unsupported Database: PostgreSQL 17.1"))).isNull();
		assertThat(this.analyzer.analyze(new IllegalStateException("Found non-empty schema(s) \"public\""))).isNull();
	}

}
