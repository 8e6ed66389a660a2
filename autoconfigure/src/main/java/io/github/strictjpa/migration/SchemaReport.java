package io.github.strictjpa.migration;

import java.util.List;

/**
 * What a comparison of the mapped schema of one persistence unit with the real one found.
 *
 * @param persistenceUnit the name of the persistence unit
 * @param differences the differences, those of tables in the order of the mapping
 * @param notJudged what could not be compared and why, in whole sentences
 * @since 0.1.0
 */
public record SchemaReport(String persistenceUnit, List<SchemaDifference> differences, List<String> notJudged) {

	/**
	 * Create a report.
	 */
	public SchemaReport {
		differences = List.copyOf(differences);
		notJudged = List.copyOf(notJudged);
	}

}
