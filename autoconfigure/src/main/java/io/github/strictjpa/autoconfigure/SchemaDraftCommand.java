package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.migration.ForeignKeyIndexCheck;
import io.github.strictjpa.migration.MigrationFolder;
import io.github.strictjpa.migration.SchemaDifference;
import io.github.strictjpa.migration.SchemaDraft;
import io.github.strictjpa.migration.SchemaDrift;
import io.github.strictjpa.migration.SchemaReport;
import io.github.strictjpa.migration.SchemaUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next migration into the sources.
 */
final class SchemaDraftCommand implements StartupCommand {

	private static final String NOTHING = "Nothing to draft: the schema is what the mapping says. No file was written.";

	private final SchemaDrift drift;

	private final ForeignKeyIndexCheck indexCheck;

	private final SchemaAcceptance acceptance;

	private final DraftTargets targets;

	private final StrictJpaProperties.Draft properties;

	private final Supplier<@Nullable Path> resources;

	SchemaDraftCommand(SchemaDrift drift, ForeignKeyIndexCheck indexCheck, SchemaAcceptance acceptance,
			DraftTargets targets, StrictJpaProperties.Draft properties, Supplier<@Nullable Path> resources) {
		this.drift = drift;
		this.indexCheck = indexCheck;
		this.acceptance = acceptance;
		this.targets = targets;
		this.properties = properties;
		this.resources = resources;
	}

	@Override
	public StartupCommandResult run(List<PersistenceUnit> units) {
		PersistenceUnit unit = unit(units);
		SchemaUnit schemaUnit = new SchemaUnit(unit.name(), unit.metadata(), unit.sessionFactory());
		String url = Objects.requireNonNullElse(schemaUnit.url(), "");
		if (!this.properties.allowRemote()) {
			LocalDatabase.require(url);
		}
		SchemaReport report = this.drift.report(unit.name());
		List<SchemaDifference> accepted = report.differences().stream().filter(this.acceptance::isAccepted).toList();
		List<SchemaDifference> differences = report.differences()
			.stream()
			.filter((difference) -> !accepted.contains(difference))
			.toList();
		SchemaDraft draft = new SchemaDraft(differences,
				this.indexCheck.missing(schemaUnit, this.acceptance::isAcceptedWithoutIndex));
		String remarks = remarks(accepted, report.notJudged());
		if (draft.isEmpty()) {
			return report.notJudged().isEmpty() ? new StartupCommandResult(StartupCommandResult.DONE, NOTHING + remarks)
					: impossible(remarks.strip());
		}
		try {
			return write(draft, remarks, this.targets.of(url));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The migration could not be written", ex);
		}
	}

	private static String remarks(List<SchemaDifference> accepted, List<String> notJudged) {
		Stream<String> left = accepted.stream()
			.map((difference) -> "Left out, as @SuppressViolations accepts it: " + difference.message());
		return Stream.concat(left, notJudged.stream()).map("\n"::concat).collect(Collectors.joining());
	}

	private PersistenceUnit unit(List<PersistenceUnit> units) {
		String wanted = this.properties.persistenceUnit();
		List<PersistenceUnit> found = units.stream()
			.filter((unit) -> wanted == null || unit.name().equals(wanted))
			.toList();
		if (found.size() != 1) {
			throw impossible(("No migration is drafted: the persistence units are %s. Name one: "
					+ "--strict-jpa.migrations.draft.persistence-unit=name")
				.formatted(units.stream().map(PersistenceUnit::name).toList()));
		}
		return found.get(0);
	}

	private StartupCommandResult write(SchemaDraft draft, String remarks, DraftTarget target) throws IOException {
		Path root = this.resources.get();
		List<Path> folders = (root != null) ? target.folders(root) : List.of();
		if (folders.isEmpty()) {
			throw impossible(
					("No migration is drafted: no folder of sources was found for %s. Run the application from "
							+ "its project, or name the folder: --strict-jpa.migrations.draft.resources=src/main/resources")
						.formatted(target.locations()));
		}
		MigrationFolder folder = target.folder(folders);
		List<String> scripts = Objects.requireNonNullElse(target.scripts(), List.of());
		List<String> unbuilt = (target.scripts() != null) ? folder.unbuilt(scripts) : List.of();
		if (!unbuilt.isEmpty()) {
			throw impossible(("No migration is drafted: %s was written after the application was built, and has not "
					+ "run. Build the application first.")
				.formatted(String.join(", ", unbuilt)));
		}
		String name = MigrationFolder.description(Objects.requireNonNull(this.properties.name()));
		Path file = folder.write(name, draft.toSql(), scripts, Clock.systemUTC());
		StringBuilder message = new StringBuilder("Drafted " + file);
		draft.decisions().forEach((decision) -> message.append("\nDecide: ").append(decision));
		return new StartupCommandResult(StartupCommandResult.DONE, message.append(remarks).toString());
	}

	private static StartupCommandResult impossible(String message) {
		return new StartupCommandResult(StartupCommandResult.IMPOSSIBLE, message);
	}

}
