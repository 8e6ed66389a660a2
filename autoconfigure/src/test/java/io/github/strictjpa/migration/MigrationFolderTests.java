package io.github.strictjpa.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MigrationFolder} and {@link MigrationNumber}.
 */
class MigrationFolderTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(textBlock = """
			1, 2
			9, 10
			1 9 10, 11
			001 002, 003
			099, 100
			1_1, 1_2
			1.9, 1.10
			1_1_09, 1_1_10
			2_0 1_9, 2_1
			20260101120000, 20260304050607
			202601011200, 202603040506
			20260101, 20260304
			2026.01.01.1200, 2026.03.04.0506
			20260101_120000, 20260304_050607
			20290101120000, 20290101120001
			20261399, 20261400
			1 20260101120000, 20260304050607
			""")
	void countsAsTheOthersDo(String versions, String expected) {
		List<MigrationNumber> numbers = Stream.of(versions.split(" ")).map(MigrationNumber::new).toList();

		assertThat(MigrationNumber.after(numbers, CLOCK).text()).isEqualTo(expected);
	}

	@Test
	void startsWithOne() throws IOException {
		assertThat(write(List.of())).hasFileName("V1__add_posts.sql").hasContent("select 1;");
	}

	@Test
	void followsWhatTheSourcesAndFlywayHave() throws IOException {
		touch("V3__one.sql");
		touch("R__view.sql");
		touch("README.md");

		assertThat(write(List.of("V2__other.sql", "com.acme.db.V7__Java"))).hasFileName("V8__add_posts.sql");
		assertThat(write(List.of())).hasFileName("V9__add_posts.sql");
	}

	@Test
	void looksIntoFoldersBelow() throws IOException {
		Files.createDirectories(this.folder.resolve("2026"));
		touch("2026/V4__one.sql");

		assertThat(write(List.of())).hasFileName("V5__add_posts.sql");
	}

	@Test
	void neverOverwrites() throws IOException {
		Path file = write(List.of());

		assertThat(write(List.of())).isNotEqualTo(file);
		assertThat(file).hasContent("select 1;");
	}

	@Test
	void namesWhatWasWrittenAfterTheBuild() throws IOException {
		touch("V1__one.sql");
		touch("V2__two.sql");

		assertThat(folder().unbuilt(List.of("db/migration/V1__one.sql"))).containsExactly("V2__two.sql");
	}

	@Test
	void takesWordsForAName() {
		assertThat(MigrationFolder.description(" add posts-and tags ")).isEqualTo("add_posts_and_tags");
		assertThatIllegalArgumentException().isThrownBy(() -> MigrationFolder.description("../x"))
			.withMessage(
					"'../x' can't be the name of a migration. Use letters, digits and underscores, as in add_posts.");
	}

	@ParameterizedTest
	@CsvSource({ "target/classes", "target/app.jar", "build/classes/java/main", "build/resources/main", "bin/main",
			"out/production/classes" })
	void findsTheSourcesBesideTheOutputOfEveryBuildTool(String output) throws IOException {
		Files.createDirectories(this.folder.resolve("app/src/main"));

		assertThat(SourceFolder.of(this.folder.resolve("app").resolve(output)))
			.isEqualTo(this.folder.resolve("app/src/main/resources"));
		assertThat(SourceFolder.of(this.folder.resolve("elsewhere/app.jar"))).isNull();
	}

	private Path write(List<String> known) throws IOException {
		return folder().write("add_posts", "select 1;", known, CLOCK);
	}

	private MigrationFolder folder() {
		return new MigrationFolder(List.of(this.folder), "V", "__", ".sql");
	}

	private void touch(String name) throws IOException {
		Files.createFile(this.folder.resolve(name));
	}

}
