package io.github.strictjpa.lazyload;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.autoconfigure.DetachedLoadAutoConfiguration;
import io.github.strictjpa.autoconfigure.EntryPointsAutoConfiguration;
import io.github.strictjpa.autoconfigure.LazyLoadAutoConfiguration;
import io.github.strictjpa.autoconfigure.StrictJpaAutoConfiguration;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.EnhancingClassLoader;
import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
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
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scenarios on entities that are enhanced for lazy loading, on each database. Their
 * classes are not those that this test is compiled with, so that the code of the
 * application is called by its names.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(BlogTests.Database.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EnhancedTests {

	@Parameter
	BlogTests.Database database;

	ConfigurableApplicationContext context;

	SqlCounter sql;

	ViolationRecorder recorder;

	EntityManagerFactory factory;

	Long personId;

	Long letterId;

	private final List<Class<?>> application = new ArrayList<>();

	@BeforeParameterizedClassInvocation
	void start() throws ClassNotFoundException {
		JdbcConnectionDetails details = (this.database == BlogTests.Database.POSTGRESQL) ? TestDatabase.createPostgres()
				: TestDatabase.createH2();
		ClassLoader parent = EnhancedTests.class.getClassLoader();
		ClassLoader classLoader = new EnhancingClassLoader("com.acme.enhanced", parent);
		this.context = new SpringApplicationBuilder(EnhancedConfiguration.class).web(WebApplicationType.NONE)
			.resourceLoader(new DefaultResourceLoader(classLoader))
			.initializers((context) -> context.getBeanFactory().registerSingleton("details", details))
			.properties("strict-jpa.application-packages=com.acme", "spring.jpa.hibernate.ddl-auto=create",
					"spring.main.banner-mode=off", "logging.level.root=warn")
			.properties(properties())
			.run();
		this.application.clear();
		this.application.add(classLoader.loadClass("com.acme.enhanced.Letters"));
		this.application.add(classLoader.loadClass("com.acme.enhanced.Offices"));
		this.sql = this.context.getBean(SqlCounter.class);
		this.recorder = this.context.getBean(ViolationRecorder.class);
		this.factory = this.context.getBean(EntityManagerFactory.class);
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.context.close();
	}

	@BeforeEach
	void createALetter() {
		this.personId = (Long) this.factory.callInTransaction((em) -> call("person", em, "Ada"));
		this.letterId = (Long) this.factory.callInTransaction((em) -> call("letter", em, this.personId));
		this.recorder.clear();
		this.sql.reset();
	}

	String[] properties() {
		return new String[0];
	}

	void inTransaction(Consumer<EntityManager> action) {
		this.factory.runInTransaction(action::accept);
	}

	Object fromTransaction(Function<EntityManager, Object> action) {
		return this.factory.callInTransaction(action::apply);
	}

	/**
	 * Call the code of the application.
	 */
	Object call(String name, Object... arguments) {
		Method method = this.application.stream()
			.flatMap((type) -> Arrays.stream(type.getMethods()))
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow();
		try {
			return method.invoke(null, arguments);
		}
		catch (InvocationTargetException ex) {
			throw (RuntimeException) ex.getTargetException();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Call the code of the application where it may load lazily.
	 */
	Object callPermitted(String name, Object argument) {
		return LazyLoading.permit("the test says so", () -> call(name, argument));
	}

	/**
	 * Assert that an action is refused as a lazy load before any SQL is sent.
	 */
	ViolationException assertRefused(String subject, ThrowingCallable action) {
		this.sql.reset();
		ViolationException[] refused = new ViolationException[1];
		assertThatExceptionOfType(ViolationException.class).isThrownBy(action).satisfies((ex) -> {
			assertThat(ex.violation().rule()).isEqualTo(LazyLoadGuard.LAZY_LOAD);
			assertThat(ex.violation().subject()).isEqualTo(subject);
			refused[0] = ex;
		});
		assertThat(this.sql.statements()).isEmpty();
		return refused[0];
	}

	/**
	 * Assert that an action needs a number of statements and is no violation.
	 */
	void assertSilent(int statements, Runnable action) {
		this.sql.reset();
		action.run();
		assertThat(this.sql.statements()).hasSize(statements);
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	/**
	 * Assert that an action does its work by SQL and that this is one violation.
	 */
	RecordedViolation assertRecorded(String rule, String subject, Runnable action) {
		this.sql.reset();
		action.run();
		assertThat(this.sql.statements()).isNotEmpty();
		List<RecordedViolation> recorded = this.recorder.snapshot().recorded();
		assertThat(recorded).singleElement().satisfies((entry) -> {
			assertThat(entry.violation().rule().id()).isEqualTo(rule);
			assertThat(entry.violation().subject()).isEqualTo(subject);
		});
		return recorded.get(0);
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan("com.acme.enhanced")
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			TransactionAutoConfiguration.class, StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class,
			LazyLoadAutoConfiguration.class, DetachedLoadAutoConfiguration.class })
	static class EnhancedConfiguration {

		@Bean
		static SqlCounter sqlCounter() {
			return new SqlCounter();
		}

	}

}
