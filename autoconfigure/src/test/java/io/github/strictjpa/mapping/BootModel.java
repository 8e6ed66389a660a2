package io.github.strictjpa.mapping;

import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.strictjpa.Violation;
import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Hibernate's boot model of some classes, made without a database.
 */
final class BootModel {

	private BootModel() {
	}

	static Metadata of(Class<?>... types) {
		return ofDialect(H2Dialect.class, types);
	}

	static Metadata ofDialect(Class<? extends Dialect> dialect, Class<?>... types) {
		BootstrapServiceRegistry bootstrap = new BootstrapServiceRegistryBuilder()
			.applyClassLoader(types[0].getClassLoader())
			.build();
		MetadataSources sources = new MetadataSources(
				new StandardServiceRegistryBuilder(bootstrap).applySetting("hibernate.dialect", dialect.getName())
					.applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
					.build());
		Stream.of(types).forEach(sources::addAnnotatedClass);
		return sources.buildMetadata();
	}

	static Metadata ofMapping(String resource) {
		return new MetadataSources(
				new StandardServiceRegistryBuilder().applySetting("hibernate.dialect", H2Dialect.class.getName())
					.applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
					.build())
			.addResource(resource)
			.buildMetadata();
	}

	/**
	 * Build some classes on an empty database of H2, whose statements are counted.
	 */
	static SessionFactory sessionFactory(SqlCounter counter, Class<?>... types) {
		JdbcConnectionDetails details = TestDatabase.createH2();
		DataSource dataSource = counter
			.watch(new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword()));
		MetadataSources sources = new MetadataSources(
				new StandardServiceRegistryBuilder().applySetting("hibernate.connection.datasource", dataSource)
					.applySetting("hibernate.hbm2ddl.auto", "create")
					.build());
		Stream.of(types).forEach(sources::addAnnotatedClass);
		return sources.buildMetadata().buildSessionFactory();
	}

	/**
	 * Return what a check finds in some classes.
	 */
	static Stream<Violation> violations(MappingCheck check, Class<?>... types) {
		return check.check(of(types));
	}

}
