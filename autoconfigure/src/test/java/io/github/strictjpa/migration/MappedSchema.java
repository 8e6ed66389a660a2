package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A persistence unit of a test with its database, mapped with the naming strategies of
 * Spring Boot.
 */
final class MappedSchema implements AutoCloseable {

	private final JdbcConnectionDetails database;

	private final SessionFactoryImplementor sessionFactory;

	private final SchemaUnit unit;

	/**
	 * Map entities on a database.
	 * @param ddl what Hibernate does to the schema, as in {@code create-only}
	 */
	MappedSchema(JdbcConnectionDetails database, String ddl, List<Class<?>> entities, Map<String, Object> settings) {
		this.database = database;
		StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
			.applySetting("hibernate.connection.url", database.getJdbcUrl())
			.applySetting("hibernate.connection.username", database.getUsername())
			.applySetting("hibernate.connection.password", database.getPassword())
			.applySetting("hibernate.hbm2ddl.auto", ddl)
			.applySetting("hibernate.hbm2ddl.halt_on_error", "true")
			.applySetting("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class)
			.applySetting("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class)
			.applySettings(settings)
			.build();
		Metadata metadata = new MetadataSources(registry).addAnnotatedClasses(entities.toArray(Class[]::new))
			.buildMetadata();
		this.sessionFactory = (SessionFactoryImplementor) metadata.buildSessionFactory();
		this.unit = new SchemaUnit("test", metadata, this.sessionFactory);
	}

	/**
	 * Map entities on a database and let Hibernate create the schema.
	 */
	static MappedSchema created(JdbcConnectionDetails database, Class<?>... entities) {
		return new MappedSchema(database, "create-only", List.of(entities), Map.of());
	}

	SchemaUnit unit() {
		return this.unit;
	}

	SchemaReport compare(String... ignore) {
		return new SchemaDrift(() -> List.of(this.unit), List.of(ignore)).reports().get(0);
	}

	void execute(Iterable<String> statements) {
		for (String sql : statements) {
			execute(sql);
		}
	}

	void execute(String sql) {
		DriverManagerDataSource dataSource = new DriverManagerDataSource(this.database.getJdbcUrl(),
				this.database.getUsername(), this.database.getPassword());
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	@Override
	public void close() {
		this.sessionFactory.close();
	}

}
