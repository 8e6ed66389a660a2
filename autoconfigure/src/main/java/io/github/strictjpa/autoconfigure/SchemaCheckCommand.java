package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.Level;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.migration.SchemaDifference;
import io.github.strictjpa.migration.SchemaDrift;
import io.github.strictjpa.migration.SchemaReport;

/**
 * Tells by the exit code whether the real schema is what the mapping says, for builds.
 * Rules that are off are left out.
 */
final class SchemaCheckCommand implements StartupCommand {

	private final SchemaDrift drift;

	private final ViolationReporter reporter;

	SchemaCheckCommand(SchemaDrift drift, ViolationReporter reporter) {
		this.drift = drift;
		this.reporter = reporter;
	}

	@Override
	public StartupCommandResult run(List<PersistenceUnit> units) {
		List<String> differences = new ArrayList<>();
		List<String> notJudged = new ArrayList<>();
		for (SchemaReport report : this.drift.reports()) {
			report.differences()
				.stream()
				.filter((difference) -> this.reporter.level(difference.rule()) != Level.OFF)
				.map((difference) -> line(report, difference))
				.forEach(differences::add);
			report.notJudged().forEach((what) -> notJudged.add("[%s] %s".formatted(report.persistenceUnit(), what)));
		}
		if (units.isEmpty()) {
			notJudged.add("There is no persistence unit.");
		}
		return result(differences, notJudged);
	}

	private static String line(SchemaReport report, SchemaDifference difference) {
		return "[%s] [%s] %s".formatted(report.persistenceUnit(), difference.rule().id(), difference.message());
	}

	private static StartupCommandResult result(List<String> differences, List<String> notJudged) {
		List<String> lines = new ArrayList<>(differences);
		lines.addAll(notJudged);
		if (!differences.isEmpty()) {
			lines.add(0, (differences.size() == 1) ? "The schema differs from the mapping in one place:"
					: "The schema differs from the mapping in %d places:".formatted(differences.size()));
			lines.add("Draft the migration: --%s=name_of_the_change".formatted(StartupCommandEnvironment.DRAFT));
			return new StartupCommandResult(StartupCommandResult.DIFFERENT, String.join("\n", lines));
		}
		if (!notJudged.isEmpty()) {
			lines.add(0, "The schema could not be judged whole:");
			return new StartupCommandResult(StartupCommandResult.IMPOSSIBLE, String.join("\n", lines));
		}
		return new StartupCommandResult(StartupCommandResult.DONE, "The schema is what the mapping says.");
	}

}
