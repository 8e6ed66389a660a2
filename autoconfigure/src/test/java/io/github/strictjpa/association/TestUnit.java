package io.github.strictjpa.association;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.acme.blog.Writers;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.autoconfigure.AssociationAutoConfiguration;
import io.github.strictjpa.autoconfigure.StrictJpaAutoConfiguration;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A running persistence unit of some entities, guarded as an application's own would be.
 */
final class TestUnit implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final EntityManager entityManager;

	private TestUnit(Database database, Map<String, String> properties, Class<?>... entities) {
		TestPropertyValues.of(properties)
			.and("spring.jpa.hibernate.ddl-auto=create", "strict-jpa.application-packages=com.acme")
			.applyTo(this.context);
		this.context.registerBean(JdbcConnectionDetails.class, database.details);
		this.context.registerBean(PersistenceManagedTypes.class,
				() -> PersistenceManagedTypes.of(Arrays.stream(entities).map(Class::getName).toArray(String[]::new)));
		this.context.register(Setup.class, Writers.class);
		this.context.refresh();
		this.entityManager = SharedEntityManagerCreator
			.createSharedEntityManager(this.context.getBean(EntityManagerFactory.class));
	}

	static TestUnit of(Database database, Class<?>... entities) {
		return new TestUnit(database, Map.of(), entities);
	}

	static TestUnit of(Database database, Map<String, String> properties, Class<?>... entities) {
		return new TestUnit(database, properties, entities);
	}

	/**
	 * Run code in a transaction of its own and commit it.
	 */
	<T> T call(Function<EntityManager, T> action) {
		TransactionTemplate transaction = new TransactionTemplate(this.context.getBean(JpaTransactionManager.class));
		return transaction.execute((status) -> action.apply(this.entityManager));
	}

	/**
	 * Run code in a transaction of its own and commit it.
	 */
	void run(Consumer<EntityManager> action) {
		call((entityManager) -> {
			action.accept(entityManager);
			return true;
		});
	}

	/**
	 * Run code in a transaction that is read-only.
	 */
	void readOnly(Consumer<EntityManager> action) {
		TransactionTemplate transaction = new TransactionTemplate(this.context.getBean(JpaTransactionManager.class));
		transaction.setReadOnly(true);
		transaction.executeWithoutResult((status) -> action.accept(this.entityManager));
	}

	/**
	 * Run code in a transaction of its own and return the violation that refused it.
	 */
	Violation refusal(Consumer<EntityManager> action) {
		return refusalOf(() -> run(action));
	}

	/**
	 * Run code and return the violation that refused it.
	 */
	Violation refusalOf(ThrowingCallable action) {
		Throwable thrown = Assertions.catchThrowable(action);
		Throwable cause = thrown;
		while (cause != null && !(cause instanceof ViolationException)) {
			cause = cause.getCause();
		}
		Assertions.assertThat(cause).as("the refusal of %s", thrown).isInstanceOf(ViolationException.class);
		return ((ViolationException) cause).violation();
	}

	/**
	 * Return the one violation that was recorded since the last reset.
	 */
	Violation warning() {
		RecordedViolation[] recorded = recorder().snapshot().recorded().toArray(RecordedViolation[]::new);
		Assertions.assertThat(recorded).hasSize(1);
		return recorded[0].violation();
	}

	void assertSilent() {
		Assertions.assertThat(recorder().snapshot().recorded()).isEmpty();
	}

	/**
	 * Forget violations and statements.
	 */
	void reset() {
		recorder().clear();
		sql().reset();
	}

	ViolationRecorder recorder() {
		return this.context.getBean(ViolationRecorder.class);
	}

	SqlCounter sql() {
		return this.context.getBean(SqlCounter.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The databases that tests run on.
	 */
	enum Database {

		H2(TestDatabase::createH2), POSTGRES(TestDatabase::createPostgres);

		private final Supplier<JdbcConnectionDetails> details;

		Database(Supplier<JdbcConnectionDetails> details) {
			this.details = details;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
			StrictJpaAutoConfiguration.class, AssociationAutoConfiguration.class })
	static class Setup {

		@Bean
		static SqlCounter sqlCounter() {
			return new SqlCounter();
		}

	}

}
