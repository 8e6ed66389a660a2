package io.github.strictjpa.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Reads where migrations stand from the Flyway bean of a database.
 */
final class FlywayDraftTargets implements DraftTargets {

	private final ObjectProvider<Flyway> beans;

	private final DraftTargets configured;

	FlywayDraftTargets(ObjectProvider<Flyway> beans, DraftTargets configured) {
		this.beans = beans;
		this.configured = configured;
	}

	@Override
	public DraftTarget of(String url) {
		DraftTarget fallback = this.configured.of(url);
		return this.beans.orderedStream()
			.filter((flyway) -> url.equals(url(flyway.getConfiguration().getDataSource())))
			.findFirst()
			.map((flyway) -> target(flyway, fallback))
			.orElse(fallback);
	}

	private static DraftTarget target(Flyway flyway, DraftTarget configured) {
		Configuration configuration = flyway.getConfiguration();
		List<String> locations = Stream.of(configuration.getLocations()).map(Objects::toString).toList();
		List<String> scripts = Stream.of(flyway.info().all()).map(MigrationInfo::getScript).toList();
		boolean same = locations.containsAll(configured.locations());
		return new DraftTarget(same ? configured.locations() : locations, scripts,
				configuration.getSqlMigrationPrefix(), configuration.getSqlMigrationSeparator(),
				configuration.getSqlMigrationSuffixes()[0]);
	}

	private static @Nullable String url(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			return connection.getMetaData().getURL();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The DataSource of a Flyway bean gives no connection", ex);
		}
	}

}
