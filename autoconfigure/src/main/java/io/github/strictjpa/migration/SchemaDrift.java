package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Compares the schema that is mapped with the one that is there, for all persistence
 * units of an application. In a test:
 *
 * <pre class="code">
 * assertThat(drift.differences()).isEmpty();
 * </pre>
 *
 * It only reads, and reads anew each time.
 *
 * @since 0.1.0
 */
public final class SchemaDrift {

	/**
	 * The rule for what breaks at run time.
	 */
	public static final Rule DRIFT = Rule
		.of("schema-drift", Level.FAIL, "The database lacks or refuses what the mapping needs: statements fail.")
		.documented();

	/**
	 * The rule for what works and is not what the mapping says.
	 */
	public static final Rule DIVERGENCE = Rule
		.of("schema-divergence", Level.WARN,
				"The database differs from the mapping in length, nullability, default, index or constraint.")
		.documented();

	private static final Log logger = LogFactory.getLog(SchemaDrift.class);

	private final Supplier<List<SchemaUnit>> units;

	private final SchemaIgnore ignore;

	/**
	 * Create an instance.
	 * @param units the persistence units, asked for at each comparison
	 * @param ignore names of tables that are not compared, with their schema or without,
	 * {@code *} standing for any characters. The history of Flyway and Liquibase is never
	 * compared
	 */
	public SchemaDrift(Supplier<List<SchemaUnit>> units, List<String> ignore) {
		this.units = units;
		this.ignore = new SchemaIgnore(ignore);
	}

	/**
	 * Compare all persistence units.
	 * @return all differences, empty where the database is what the mapping says as far
	 * as that can be judged
	 */
	public List<SchemaDifference> differences() {
		return reports().stream().flatMap((report) -> report.differences().stream()).toList();
	}

	/**
	 * Compare one persistence unit.
	 * @param persistenceUnit the name of the unit
	 * @return its differences
	 * @throws IllegalArgumentException if there is no such unit
	 */
	public List<SchemaDifference> differences(String persistenceUnit) {
		return report(persistenceUnit).differences();
	}

	/**
	 * Compare one persistence unit, with what could not be judged.
	 * @param persistenceUnit the name of the unit
	 * @return its report
	 * @throws IllegalArgumentException if there is no such unit
	 */
	public SchemaReport report(String persistenceUnit) {
		List<SchemaUnit> all = this.units.get();
		return all.stream()
			.filter((unit) -> unit.name().equals(persistenceUnit))
			.findFirst()
			.map(this::compare)
			.orElseThrow(() -> new IllegalArgumentException("There is no persistence unit '%s'. Name one of %s."
				.formatted(persistenceUnit, all.stream().map(SchemaUnit::name).toList())));
	}

	/**
	 * Compare all persistence units, with what could not be judged.
	 * @return a report for each unit
	 */
	public List<SchemaReport> reports() {
		return this.units.get().stream().map(this::compare).toList();
	}

	/**
	 * Compare all persistence units and log what could not be judged.
	 * @return the differences as violations, one for each attribute or table and rule
	 */
	public Stream<Violation> violations() {
		return reports().stream().flatMap((report) -> {
			report.notJudged().forEach((what) -> logger.warn("[%s] %s".formatted(report.persistenceUnit(), what)));
			Map<Violation.Key, List<SchemaDifference>> subjects = report.differences()
				.stream()
				.collect(Collectors.groupingBy((difference) -> difference.violation().key(), LinkedHashMap::new,
						Collectors.toList()));
			return subjects.values().stream().map(SchemaDifference::violation);
		});
	}

	/**
	 * Compare one unit, one thread at a time: Hibernate's exporters add to its model.
	 */
	private synchronized SchemaReport compare(SchemaUnit unit) {
		if (unit.isMultiTenant()) {
			return notJudged(unit, "The schema was not compared: the unit has a database or schema for each tenant.");
		}
		try {
			return unit.read((connection) -> compare(unit, connection));
		}
		catch (SQLException ex) {
			return notJudged(unit,
					"The schema was not compared: it could not be read (%s).".formatted(ex.getMessage()));
		}
	}

	private SchemaReport compare(SchemaUnit unit, Connection connection) throws SQLException {
		SchemaMapping mapping = SchemaMapping.of(unit, this.ignore);
		SchemaNames names = new SchemaNames(mapping.context(), mapping.hasSchemas(), connection.getMetaData());
		SchemaSnapshot snapshot = SchemaReader.of(mapping, names).read(connection);
		SchemaTextBinding textBinding = new SchemaTextBinding(mapping.dialect(), connection);
		return new SchemaComparison(unit.name(), mapping, snapshot, names, this.ignore, textBinding)
			.compare(new SchemaVisibility(mapping.dialect(), connection));
	}

	private static SchemaReport notJudged(SchemaUnit unit, String why) {
		return new SchemaReport(unit.name(), List.of(), List.of(why));
	}

}
