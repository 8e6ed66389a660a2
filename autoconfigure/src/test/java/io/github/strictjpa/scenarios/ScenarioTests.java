package io.github.strictjpa.scenarios;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.autoconfigure.EntryPointsAutoConfiguration;
import io.github.strictjpa.autoconfigure.LazyLoadAutoConfiguration;
import io.github.strictjpa.autoconfigure.StrictJpaAutoConfiguration;
import io.github.strictjpa.lazyload.LazyLoadGuard;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A family of scenarios: some entities in an application that is guarded as any other.
 * What is expected of the guard is always said together with the SQL that was sent.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(ScenarioTests.Database.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScenarioTests {

	@Parameter
	Database database;

	ConfigurableApplicationContext context;

	SqlCounter sql;

	ViolationRecorder recorder;

	/**
	 * The one of the running transaction.
	 */
	EntityManager em;

	private final Class<?>[] model;

	ScenarioTests(Class<?>... model) {
		this.model = model;
	}

	@BeforeParameterizedClassInvocation
	void start() {
		this.context = application().run();
		this.sql = this.context.getBean(SqlCounter.class);
		this.recorder = this.context.getBean(ViolationRecorder.class);
		this.em = SharedEntityManagerCreator
			.createSharedEntityManager(this.context.getBean(EntityManagerFactory.class));
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.context.close();
	}

	@BeforeEach
	void forget() {
		this.recorder.clear();
		this.sql.reset();
	}

	/**
	 * What an application of this family has besides its entities.
	 */
	SpringApplicationBuilder application() {
		JdbcConnectionDetails details = (this.database == Database.POSTGRESQL) ? TestDatabase.createPostgres()
				: TestDatabase.createH2();
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).initializers((context) -> {
			context.getBeanFactory().registerSingleton("details", details);
			context.getBeanFactory()
				.registerSingleton("managedTypes",
						PersistenceManagedTypes.of(Stream.of(this.model).map(Class::getName).toArray(String[]::new)));
		})
			.properties("strict-jpa.application-packages=io.github.strictjpa.scenarios",
					"spring.jpa.hibernate.ddl-auto=create",
					"spring.jpa.properties.jakarta.persistence.validation.mode=none", "spring.main.banner-mode=off",
					"logging.level.root=error");
	}

	/**
	 * Store some entities and what they cascade to, in a transaction of its own.
	 * @return the id of the last one
	 */
	Long store(Object... entities) {
		inTransaction(() -> Stream.of(entities).forEach(this.em::persist));
		forget();
		return (entities[entities.length - 1] instanceof Row row) ? row.getId() : null;
	}

	TransactionTemplate transaction() {
		return new TransactionTemplate(this.context.getBean(PlatformTransactionManager.class));
	}

	void inTransaction(Runnable action) {
		transaction().executeWithoutResult((status) -> action.run());
	}

	<T> T fromTransaction(Supplier<T> action) {
		return transaction().execute((status) -> action.get());
	}

	/**
	 * Return the name of an attribute as the guard prints it.
	 */
	static String role(Class<?> entity, String attribute) {
		return entity.getName() + "." + attribute;
	}

	/**
	 * Assert that an action is refused before any SQL is sent, that the session and its
	 * transaction are as usable as before, and that the same action does what it should
	 * once it is permitted.
	 */
	void refuses(String subject, ThrowingCallable action) {
		this.sql.reset();
		Violation violation = violationOf(catchThrowable(action));
		assertThat(violation.rule()).isEqualTo(LazyLoadGuard.LAZY_LOAD);
		assertThat(violation.subject()).isEqualTo(subject);
		assertThat(this.sql.statements()).isEmpty();
		LazyLoading.permit("the same once more", () -> {
			try {
				action.call();
			}
			catch (Throwable ex) {
				throw new AssertionError("The action fails where it is permitted", ex);
			}
		});
		assertThat(this.sql.statements()).isNotEmpty();
	}

	/**
	 * Return what was refused, however libraries have wrapped it.
	 */
	private static Violation violationOf(Throwable thrown) {
		Throwable cause = thrown;
		while (cause != null && !(cause instanceof ViolationException)) {
			cause = cause.getCause();
		}
		if (cause instanceof ViolationException refused) {
			return refused.violation();
		}
		throw new AssertionError("Nothing was refused", thrown);
	}

	/**
	 * Assert that an action does its work by SQL and breaks no rule.
	 */
	void permits(Runnable action) {
		this.sql.reset();
		action.run();
		assertThat(this.sql.statements()).isNotEmpty();
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	/**
	 * Assert that an action sends nothing and breaks no rule.
	 */
	void sendsNothing(Runnable action) {
		this.sql.reset();
		action.run();
		assertThat(this.sql.statements()).isEmpty();
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	/**
	 * Assert that an action does its work by SQL and breaks one rule by that.
	 */
	RecordedViolation records(String rule, String subject, Runnable action) {
		this.sql.reset();
		action.run();
		assertThat(this.sql.statements()).isNotEmpty();
		assertThat(this.recorder.snapshot().recorded()).singleElement().satisfies((entry) -> {
			assertThat(entry.violation().rule().id()).isEqualTo(rule);
			assertThat(entry.violation().subject()).isEqualTo(subject);
		});
		return this.recorder.snapshot().recorded().get(0);
	}

	/**
	 * Return something of one entity, found in a transaction of its own.
	 */
	<E, T> T read(Class<E> type, Object id, Function<E, T> function) {
		return fromTransaction(() -> function.apply(this.em.find(type, id)));
	}

	enum Database {

		H2, POSTGRESQL

	}

	/**
	 * An entity with a generated id.
	 */
	@MappedSuperclass
	abstract static class Row {

		@Id
		@GeneratedValue
		private Long id;

		public Long getId() {
			return this.id;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class, StrictJpaAutoConfiguration.class,
			EntryPointsAutoConfiguration.class, LazyLoadAutoConfiguration.class })
	static class Application {

		@Bean
		static SqlCounter sqlCounter() {
			return new SqlCounter();
		}

	}

}
