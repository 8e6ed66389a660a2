package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Migrations run by the {@link Flyway} beans of an application.
 *
 * @since 0.1.0
 */
public final class FlywayMigrations implements Migrations {

	private final Map<String, Flyway> beans;

	/**
	 * Create migrations.
	 * @param beans the beans by their names, at least one
	 */
	public FlywayMigrations(Map<String, Flyway> beans) {
		this.beans = Map.copyOf(beans);
	}

	@Override
	public List<HistoryTable> histories() {
		Stream<HistoryTable> configured = this.beans.values().stream().map(Flyway::getConfiguration).map((flyway) -> {
			String schema = flyway.getDefaultSchema();
			if (schema == null && flyway.getSchemas().length > 0) {
				schema = flyway.getSchemas()[0];
			}
			return new HistoryTable(schema, flyway.getTable());
		});
		return Stream.concat(configured, Stream.of(HistoryTable.DEFAULT)).distinct().toList();
	}

	@Override
	public String remedy(String url) {
		for (Map.Entry<String, Flyway> bean : this.beans.entrySet()) {
			if (url.equals(url(bean.getValue().getConfiguration().getDataSource()))) {
				return remedy(bean.getKey(), bean.getValue());
			}
		}
		return "Flyway migrates another database (beans %s). Declare a Flyway bean for the DataSource of this unit too."
			.formatted(String.join(", ", this.beans.keySet()));
	}

	private static String remedy(String beanName, Flyway flyway) {
		int pending = flyway.info().pending().length;
		if (pending > 0) {
			return ("The Flyway bean '%s' has %d pending migrations and was not told to run them. Call migrate(), "
					+ "or remove the FlywayMigrationStrategy that does not.")
				.formatted(beanName, pending);
		}
		return FirstMigration.remedy(location(flyway.getConfiguration()));
	}

	private static String location(Configuration flyway) {
		return Stream.of(flyway.getLocations())
			.map(Objects::toString)
			.findFirst()
			.orElse(FirstMigration.DEFAULT_LOCATION);
	}

	private static String url(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			return connection.getMetaData().getURL();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The DataSource of a Flyway bean gives no connection", ex);
		}
	}

}
