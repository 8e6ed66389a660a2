package io.github.strictjpa.fetch;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.hibernate.jpa.HibernatePersistenceProvider;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A persistence unit, of {@link Blog} or other entities, without Spring, whose SQL is
 * counted.
 */
final class BlogUnit implements AutoCloseable {

	private final SqlCounter sql = new SqlCounter();

	private final EntityManagerFactory factory;

	BlogUnit(boolean postgres) {
		this(postgres, Map.of());
	}

	BlogUnit(boolean postgres, Map<String, Object> settings) {
		this(postgres, settings, Blog.ENTITIES);
	}

	BlogUnit(boolean postgres, Map<String, Object> settings, Class<?>... entities) {
		JdbcConnectionDetails details = postgres ? TestDatabase.createPostgres() : TestDatabase.createH2();
		PersistenceConfiguration configuration = new PersistenceConfiguration("blog")
			.provider(HibernatePersistenceProvider.class.getName())
			.property("jakarta.persistence.nonJtaDataSource",
					this.sql.watch(new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(),
							details.getPassword())))
			.property("jakarta.persistence.schema-generation.database.action", "create")
			.properties(settings);
		for (Class<?> entity : entities) {
			configuration.managedClass(entity);
		}
		this.factory = configuration.createEntityManagerFactory();
	}

	SqlCounter sql() {
		return this.sql;
	}

	/**
	 * Persist users with all that belongs to them.
	 */
	void persistUsers(int count) {
		inTransaction((entityManager) -> {
			Blog.Country country = new Blog.Country();
			country.name = "France";
			entityManager.persist(country);
			for (int number = 0; number < count; number++) {
				entityManager.persist(Blog.user("user%04d".formatted(number), country));
			}
		});
		this.sql.reset();
	}

	void inTransaction(Consumer<EntityManager> work) {
		this.factory.runInTransaction(work);
	}

	<R> R callInTransaction(Function<EntityManager, R> work) {
		return this.factory.callInTransaction(work);
	}

	@Override
	public void close() {
		this.factory.close();
	}

}
