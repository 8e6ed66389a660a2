package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Migrations run by the {@link Flyway} beans of an application, or by another job of
 * which they know the files.
 *
 * @since 0.1.0
 */
public final class FlywayMigrations implements Migrations {

	private static final Log logger = LogFactory.getLog(FlywayMigrations.class);

	private final Map<String, Flyway> beans;

	private final @Nullable String externalRemedy;

	/**
	 * Create migrations.
	 * @param beans the beans by their names, at least one
	 * @param externalRemedy what to do if migrations have not run, where another job runs
	 * them, or {@code null} where the beans do
	 */
	public FlywayMigrations(Map<String, Flyway> beans, @Nullable String externalRemedy) {
		this.beans = new LinkedHashMap<>(beans);
		this.externalRemedy = externalRemedy;
	}

	@Override
	public List<HistoryTable> histories() {
		return Stream
			.concat(this.beans.values().stream().map(Flyway::getConfiguration).map(FlywayMigrations::history),
					Stream.of(HistoryTable.DEFAULT))
			.distinct()
			.toList();
	}

	/**
	 * Flyway beans beside each other have a history each. One that has nothing to run
	 * matters only where no other has run anything.
	 */
	@Override
	public Optional<MigrationVerdict> judge(DatabaseAddress database) {
		List<Map.Entry<String, Flyway>> covering = this.beans.entrySet()
			.stream()
			.filter((bean) -> covers(bean.getKey(), bean.getValue().getConfiguration(), database))
			.toList();
		if (covering.isEmpty()) {
			return Optional.empty();
		}
		List<MigrationVerdict> verdicts = covering.stream()
			.map((bean) -> new FlywayValidation(bean.getKey(), bean.getValue(), this.externalRemedy).judge())
			.toList();
		List<MigrationFinding> findings = verdicts.stream()
			.map(MigrationVerdict::findings)
			.flatMap(List::stream)
			.toList();
		if (verdicts.stream().anyMatch(MigrationVerdict::migrated)) {
			return Optional.of(MigrationVerdict.migrated(findings));
		}
		return Optional.of(MigrationVerdict.unmigrated(
				!findings.isEmpty() ? findings.get(0).fix() : first(covering.get(0).getValue().getConfiguration())));
	}

	private String first(Configuration flyway) {
		if (this.externalRemedy != null) {
			return this.externalRemedy;
		}
		String location = Stream.of(flyway.getLocations())
			.map(Objects::toString)
			.findFirst()
			.orElse(FirstMigration.DEFAULT_LOCATION);
		return FirstMigration.remedy(location);
	}

	@Override
	public String remedy() {
		return "Flyway migrates another database (beans %s). Declare a Flyway bean for the DataSource of this unit too."
			.formatted(String.join(", ", this.beans.keySet()));
	}

	private static boolean covers(String name, Configuration flyway, DatabaseAddress database) {
		DataSource dataSource = flyway.getDataSource();
		if (dataSource == null) {
			return false;
		}
		try (Connection connection = dataSource.getConnection()) {
			return database.isCoveredBy(DatabaseAddress.of(connection), history(flyway).schema() != null);
		}
		catch (SQLException | RuntimeException ex) {
			logger.warn("The database of the Flyway bean '%s' can't be asked: %s".formatted(name, ex.getMessage()));
			return false;
		}
	}

	static HistoryTable history(Configuration flyway) {
		String schema = flyway.getDefaultSchema();
		if (schema == null && flyway.getSchemas().length > 0) {
			schema = flyway.getSchemas()[0];
		}
		return new HistoryTable(schema, flyway.getTable());
	}

}
