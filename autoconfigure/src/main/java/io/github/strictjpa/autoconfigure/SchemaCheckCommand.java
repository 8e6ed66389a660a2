package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.migration.SchemaDifference;
import io.github.strictjpa.migration.SchemaDrift;
import io.github.strictjpa.migration.SchemaReport;

/**
 * Tells by the exit code whether the real schema is what the mapping says, for builds.
 * Rules that are off are left out, and what {@code @SuppressViolations} accepts is only
 * counted.
 */
final class SchemaCheckCommand implements StartupCommand {

	private final SchemaDrift drift;

	private final SchemaAcceptance acceptance;

	SchemaCheckCommand(SchemaDrift drift, SchemaAcceptance acceptance) {
		this.drift = drift;
		this.acceptance = acceptance;
	}

	@Override
	public StartupCommandResult run(List<PersistenceUnit> units) {
		List<String> differences = new ArrayList<>();
		List<String> notJudged = new ArrayList<>();
		int accepted = 0;
		for (SchemaReport report : this.drift.reports()) {
			for (SchemaDifference difference : report.differences()) {
				if (this.acceptance.isOff(difference)) {
					continue;
				}
				if (this.acceptance.isAccepted(difference)) {
					accepted++;
				}
				else {
					differences.add(line(report, difference));
				}
			}
			report.notJudged().forEach((what) -> notJudged.add("[%s] %s".formatted(report.persistenceUnit(), what)));
		}
		if (units.isEmpty()) {
			notJudged.add("There is no persistence unit.");
		}
		return result(differences, notJudged, accepted);
	}

	private static String line(SchemaReport report, SchemaDifference difference) {
		return "[%s] [%s] %s".formatted(report.persistenceUnit(), difference.rule().id(), difference.message());
	}

	private static StartupCommandResult result(List<String> differences, List<String> notJudged, int accepted) {
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
		return new StartupCommandResult(StartupCommandResult.DONE,
				(accepted == 0) ? "The schema is what the mapping says."
						: "The schema is what the mapping says, but for what @SuppressViolations accepts (%d)."
							.formatted(accepted));
	}

}
