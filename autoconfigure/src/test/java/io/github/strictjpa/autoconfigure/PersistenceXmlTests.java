package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.acme.blog.Post;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Interceptor;
import org.hibernate.SessionEventListener;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.InitializeCollectionEvent;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.hibernate.type.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that what an application registers in its {@code persistence.xml} is called as
 * ever, in a unit that is guarded.
 */
@ParameterizedClass
@MethodSource("databases")
class PersistenceXmlTests {

	private static final AtomicInteger INITIALIZED = new AtomicInteger();

	private static final AtomicInteger INSPECTED = new AtomicInteger();

	private static final AtomicInteger INTERCEPTED = new AtomicInteger();

	private static final AtomicInteger PREPARED = new AtomicInteger();

	private final ApplicationContextRunner runner;

	PersistenceXmlTests(JdbcConnectionDetails database) {
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class,
					LazyLoadAutoConfiguration.class, DetachedLoadAutoConfiguration.class))
			.withBean(JdbcConnectionDetails.class, () -> database)
			.withPropertyValues("strict-jpa.application-packages=com.acme,io.github.strictjpa.autoconfigure",
					"strict-jpa.lazy-load.record-origin=true")
			.withUserConfiguration(ComposedConfiguration.class);
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createH2(), TestDatabase.createPostgres());
	}

	@BeforeEach
	void reset() {
		Stream.of(INITIALIZED, INSPECTED, INTERCEPTED, PREPARED).forEach((count) -> count.set(0));
	}

	@Test
	void refusesAndCallsTheApplicationsOwn() {
		this.runner.run((context) -> {
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);

			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> countPosts(factory))
				.satisfies((ex) -> assertThat(ex.violation().persistenceUnit()).isEqualTo("composed"));
			assertThat(INITIALIZED).hasValue(0);

			LazyLoading.permit("the listener is called then", () -> countPosts(factory));

			assertThat(INITIALIZED).hasValue(1);
			assertThat(List.of(INSPECTED, INTERCEPTED, PREPARED)).allMatch((count) -> count.get() > 0);
			assertThat(PREPARED.get()).isEqualTo(INSPECTED.get());
		});
	}

	private static int countPosts(EntityManagerFactory factory) {
		Long id = factory.callInTransaction((em) -> {
			User user = new User("Ada");
			user.getPosts().add(new Post("Notes", user));
			em.persist(user);
			return user.getId();
		});
		return factory.callInTransaction((em) -> em.find(User.class, id).getPosts().size());
	}

	@Configuration(proxyBeanMethods = false)
	static class ComposedConfiguration {

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setPersistenceXmlLocation("classpath:META-INF/composed-persistence.xml");
			factory.setPersistenceUnitName("composed");
			factory.setDataSource(dataSource);
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			return factory;
		}

	}

	/**
	 * An integrator of the application, which registers a listener.
	 */
	public static final class CountingProvider
			implements IntegratorProvider, Integrator, InitializeCollectionEventListener {

		@Override
		public List<Integrator> getIntegrators() {
			return List.of(this);
		}

		@Override
		public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
				SessionFactoryImplementor sessionFactory) {
			sessionFactory.getEventListenerRegistry()
				.getEventListenerGroup(EventType.INIT_COLLECTION)
				.appendListener(this);
		}

		@Override
		public void onInitializeCollection(InitializeCollectionEvent event) {
			INITIALIZED.incrementAndGet();
		}

	}

	/**
	 * A statement inspector of the application.
	 */
	public static final class CountingInspector implements StatementInspector {

		private static final long serialVersionUID = 1L;

		@Override
		public String inspect(String sql) {
			INSPECTED.incrementAndGet();
			return sql;
		}

	}

	/**
	 * An interceptor of the application.
	 */
	public static final class CountingInterceptor implements Interceptor {

		@Override
		public boolean onLoad(Object entity, Object id, Object[] state, String[] propertyNames, Type[] types) {
			INTERCEPTED.incrementAndGet();
			return false;
		}

	}

	/**
	 * A session listener of the application.
	 */
	public static final class CountingSessionListener implements SessionEventListener {

		private static final long serialVersionUID = 1L;

		@Override
		public void jdbcPrepareStatementStart() {
			PREPARED.incrementAndGet();
		}

	}

}
