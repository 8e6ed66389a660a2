package io.github.strictjpa.migration;

import java.util.List;

/**
 * How a database stands to its migrations.
 *
 * @param migrated whether any migration or baseline has run on it
 * @param findings what is wrong, nothing if migrations own the schema
 * @since 0.1.0
 */
public record MigrationVerdict(boolean migrated, List<MigrationFinding> findings) {

	/**
	 * Create a verdict.
	 */
	public MigrationVerdict {
		findings = List.copyOf(findings);
	}

	/**
	 * Return the verdict on a database on which nothing has run.
	 * @param fix what to do, in whole sentences
	 * @return the verdict
	 */
	static MigrationVerdict unmigrated(String fix) {
		return new MigrationVerdict(false, List.of(MigrationFinding.nothingHasRun(fix)));
	}

	/**
	 * Return the verdict on a database on which migrations have run.
	 * @param findings what is wrong with them
	 * @return the verdict
	 */
	static MigrationVerdict migrated(List<MigrationFinding> findings) {
		return new MigrationVerdict(true, findings);
	}

}
