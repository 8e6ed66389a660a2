package io.github.strictjpa.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.strictjpa.migration.SchemaUnit;
import io.github.strictjpa.migration.ThrowAwayDatabase;
import io.github.strictjpa.migration.ThrowAwayException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.UnsupportedDataSourcePropertyException;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;

/**
 * Points each DataSource at a {@link ThrowAwayDatabase} before anything connects to it.
 * The application then migrates and maps that one, as it is configured. DataSources of
 * one database share one; an embedded database is thrown away anyway.
 */
final class ThrowAwayDataSources implements BeanPostProcessor, PriorityOrdered, DisposableBean {

	private static final List<String> URL_PROPERTIES = List.of("jdbcUrl", "url", "URL");

	private final Map<String, ThrowAwayDatabase> databases = new LinkedHashMap<>();

	private final List<String> embedded = new ArrayList<>();

	private final boolean remote;

	ThrowAwayDataSources(boolean remote) {
		this.remote = remote;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof EmbeddedDatabase database) {
			this.embedded.add(url(database));
			return bean;
		}
		return (bean instanceof DataSource dataSource) ? move(dataSource) : bean;
	}

	/**
	 * Point a DataSource at a throw-away database, or return another one that is. One
	 * that has no URL, as it only delegates, is returned as it is.
	 */
	DataSource move(DataSource dataSource) {
		SimpleDriverDataSource plain = plain(dataSource);
		String configured = (plain != null) ? plain.getUrl() : null;
		if (plain == null || configured == null || isThrownAway(configured)) {
			return dataSource;
		}
		String url = url(configured, dataSource);
		BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
		for (String property : URL_PROPERTIES) {
			if (properties.isWritableProperty(property)) {
				properties.setPropertyValue(property, url);
				return dataSource;
			}
		}
		plain.setUrl(url);
		return plain;
	}

	/**
	 * Refuse what still leads to the database that is configured.
	 */
	void require(String what, String url) {
		if (!isThrownAway(url)) {
			throw new StartupCommandResult(StartupCommandResult.IMPOSSIBLE,
					("Nothing was compared: %s does not lead to the throw-away database but to %s. Declare its "
							+ "DataSource as a bean that has a URL, as a HikariDataSource has.")
						.formatted(what, LocalDatabase.withoutOptions(url)));
		}
	}

	/**
	 * Refuse a unit that nothing has migrated.
	 */
	void require(SchemaUnit unit) {
		String name = "the persistence unit '%s'".formatted(unit.name());
		require(name, unit.url());
		if (!unit.hasTables()) {
			throw new StartupCommandResult(StartupCommandResult.IMPOSSIBLE,
					("Nothing was compared: no tool has migrated the throw-away database of %s, which has not even a "
							+ "history. Set spring.flyway.enabled=true, and let no FlywayMigrationStrategy leave "
							+ "migrate() out.")
						.formatted(name));
		}
	}

	@Override
	public void destroy() {
		this.databases.values().forEach(ThrowAwayDatabase::close);
	}

	static String url(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			return connection.getMetaData().getURL();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("A DataSource gives no connection", ex);
		}
	}

	private boolean isThrownAway(String url) {
		return this.embedded.contains(url)
				|| this.databases.values().stream().anyMatch((database) -> database.isAt(url));
	}

	private String url(String configured, DataSource dataSource) {
		if (!this.remote && !configured.startsWith("jdbc:h2:") && !LocalDatabase.isLocal(configured)) {
			throw new StartupCommandResult(StartupCommandResult.IMPOSSIBLE,
					("Nothing was compared: %s is not on this machine, and a throw-away database would be created "
							+ "there. Name a local database, or allow it: --%s=true")
						.formatted(LocalDatabase.withoutOptions(configured), LocalDatabase.ALLOW));
		}
		try {
			return this.databases.computeIfAbsent(LocalDatabase.withoutOptions(configured),
					(address) -> ThrowAwayDatabase.create(configured,
							(url) -> DataSourceBuilder.derivedFrom(dataSource)
								.type(SimpleDriverDataSource.class)
								.url(url)
								.build()))
				.url(configured);
		}
		catch (ThrowAwayException ex) {
			StartupCommandResult result = new StartupCommandResult(StartupCommandResult.IMPOSSIBLE,
					"Nothing was compared: " + ex.getMessage());
			result.initCause(ex);
			throw result;
		}
	}

	private static @Nullable SimpleDriverDataSource plain(DataSource dataSource) {
		try {
			return DataSourceBuilder.derivedFrom(dataSource).type(SimpleDriverDataSource.class).build();
		}
		catch (UnsupportedDataSourcePropertyException ex) {
			return null;
		}
	}

}
