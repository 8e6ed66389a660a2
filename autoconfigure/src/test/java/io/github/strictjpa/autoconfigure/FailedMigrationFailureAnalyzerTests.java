package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.strictjpa.test.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

/**
 * Tests for {@link FailedMigrationFailureAnalyzer}, on what Flyway really throws.
 */
class FailedMigrationFailureAnalyzerTests {

	private final JdbcConnectionDetails database = TestDatabase.createH2();

	@TempDir
	private Path folder;

	@Test
	void saysHowToRepairWhatHasStoppedHalfWay() throws IOException {
		write("V1__create.sql", "create table a (id int); select * from nowhere");

		FailureAnalysis stopped = analyze();

		assertThat(stopped.getDescription()).startsWith("A migration has stopped half way:")
			.contains("V1__create.sql", "nowhere");
		assertThat(stopped.getAction()).contains("remove by hand what is half done", "flyway.repair();");

		FailureAnalysis failed = analyze();

		assertThat(failed.getDescription())
			.startsWith("Flyway runs no migration, because those that ran are not as they should be:")
			.contains("    Detected failed migration to version 1 (create).");
		assertThat(failed.getAction())
			.contains("3. Run Flyway's repair, which takes the failed row out of the history.");
	}

	@Test
	void saysWhatToDoAboutAChangedMigration() throws IOException {
		write("V1__create.sql", "create table a (id int)");
		migrate();
		write("V1__create.sql", "create table a (id bigint)");

		assertThat(analyze().getAction()).startsWith("The file of a migration was changed after it ran.");
	}

	@Test
	void saysWhatToDoAboutAMissingFile() throws IOException {
		write("V1__create.sql", "create table a (id int)");
		write("V2__more.sql", "create table b (id int)");
		migrate();
		Files.delete(this.folder.resolve("V1__create.sql"));

		assertThat(analyze().getAction()).endsWith("spring.flyway.ignore-migration-patterns: \"*:missing\"");
	}

	@Test
	void saysWhatToDoAboutAVersionThatCameTooLate() throws IOException {
		write("V2__more.sql", "create table b (id int)");
		migrate();
		write("V1__create.sql", "create table a (id int)");

		assertThat(analyze().getAction()).endsWith("spring.flyway.out-of-order: true");
	}

	@Test
	void leavesOtherFailuresToOthers() {
		FailedMigrationFailureAnalyzer analyzer = new FailedMigrationFailureAnalyzer();

		assertThat(analyzer.analyze(new FlywayException("Found non-empty schema(s) \"public\""))).isNull();
		assertThat(analyzer.analyze(new IllegalStateException("Detected failed migration to version 1"))).isNull();
	}

	private FailureAnalysis analyze() {
		Exception failure = catchException(() -> migrate());
		FailureAnalysis analysis = new FailedMigrationFailureAnalyzer().analyze(new IllegalStateException(failure));
		assertThat(analysis).isNotNull();
		return analysis;
	}

	private void migrate() {
		Flyway.configure()
			.dataSource(this.database.getJdbcUrl(), this.database.getUsername(), this.database.getPassword())
			.locations("filesystem:" + this.folder)
			.load()
			.migrate();
	}

	private void write(String name, String sql) throws IOException {
		Files.writeString(this.folder.resolve(name), sql);
	}

}
