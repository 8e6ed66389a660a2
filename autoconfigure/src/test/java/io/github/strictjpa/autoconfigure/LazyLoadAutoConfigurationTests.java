package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.acme.blog.Post;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.Interceptor;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.InitializeCollectionEvent;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.type.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LazyLoadAutoConfiguration}.
 */
class LazyLoadAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class, LazyLoadAutoConfiguration.class))
		.withBean(JdbcConnectionDetails.class, TestDatabase::createH2)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=create")
		.withUserConfiguration(BlogConfiguration.class);

	@Test
	void standsBeforeAllOtherListeners() {
		this.runner.run((context) -> {
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);

			assertThat(listeners(factory, EventType.LOAD)).first().asString().contains("LazyLoadListener");
			assertThat(listeners(factory, EventType.INIT_COLLECTION)).first().asString().contains("LazyLoadListener");
			assertRefuses(factory);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "strict-jpa.enabled=false", "strict-jpa.rules.lazy-load=off" })
	void leavesNoListenerWhereTheRulesAreOff(String property) {
		this.runner
			.withPropertyValues("strict-jpa.rules.lazy-write=off", "strict-jpa.rules.n-plus-one=off",
					"strict-jpa.rules.secondary-select=off", property)
			.run((context) -> {
				EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);

				assertThat(listeners(factory, EventType.LOAD)).asString().doesNotContain("strictjpa");
				assertThat(listeners(factory, EventType.INIT_COLLECTION)).asString().doesNotContain("strictjpa");
				assertThat(countPosts(factory)).isOne();
			});
	}

	@Test
	void watchesWritesOnlyWhereReadsAreOff() {
		this.runner
			.withPropertyValues("strict-jpa.rules.lazy-load=off", "strict-jpa.rules.n-plus-one=off",
					"strict-jpa.rules.secondary-select=off")
			.run((context) -> {
				EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);

				assertThat(listeners(factory, EventType.LOAD)).asString().doesNotContain("strictjpa");
				assertThat(countPosts(factory)).isOne();
				assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
			});
	}

	@Test
	void recordsInASurvey() {
		this.runner.withPropertyValues("strict-jpa.default-level=warn").run((context) -> {
			assertThat(countPosts(context.getBean(EntityManagerFactory.class))).isOne();

			assertThat(context.getBean(ViolationRecorder.class).snapshot().of("lazy-load")).hasSize(1);
		});
	}

	@Test
	void guardsEveryPersistenceUnit() {
		this.runner.withUserConfiguration(TwoUnitsConfiguration.class).run((context) -> {
			Map<String, EntityManagerFactory> factories = context.getBeansOfType(EntityManagerFactory.class);

			assertThat(factories).containsOnlyKeys("firstUnit", "secondUnit");
			factories.values().forEach(LazyLoadAutoConfigurationTests::assertRefuses);
		});
	}

	@Test
	void leavesAnIntegratorInTheProperties() {
		HibernatePropertiesCustomizer customizer = (properties) -> properties.put("hibernate.integrator_provider",
				new CountingProvider());

		this.runner.withBean(HibernatePropertiesCustomizer.class, () -> customizer)
			.run((context) -> assertListenerIsCalled(context.getBean(EntityManagerFactory.class)));
	}

	@Test
	void leavesAnIntegratorThatIsNamedByItsClass() {
		this.runner
			.withPropertyValues(
					"spring.jpa.properties.hibernate.integrator_provider=" + CountingProvider.class.getName())
			.run((context) -> assertListenerIsCalled(context.getBean(EntityManagerFactory.class)));
	}

	@Test
	void leavesAnIntegratorOfTheVendorAdapter() {
		this.runner.withUserConfiguration(VendorAdapterConfiguration.class)
			.run((context) -> assertListenerIsCalled(context.getBean(EntityManagerFactory.class)));
	}

	@Test
	void leavesAnInterceptor() {
		CountingInterceptor interceptor = new CountingInterceptor();
		HibernatePropertiesCustomizer customizer = (properties) -> properties
			.put("hibernate.session_factory.interceptor", interceptor);

		this.runner.withBean(HibernatePropertiesCustomizer.class, () -> customizer).run((context) -> {
			assertRefuses(context.getBean(EntityManagerFactory.class));
			assertThat(interceptor.loaded).contains("posts");
		});
	}

	/**
	 * Assert that a unit is guarded, and that the listener of the application is called
	 * for what is permitted.
	 */
	private static void assertListenerIsCalled(EntityManagerFactory factory) {
		CountingListener listener = listeners(factory, EventType.INIT_COLLECTION).stream()
			.filter(CountingListener.class::isInstance)
			.map(CountingListener.class::cast)
			.findFirst()
			.orElseThrow();
		assertRefuses(factory);
		assertThat(listener.roles()).isEmpty();

		LazyLoading.permit("the listener is called then", () -> countPosts(factory));

		assertThat(listener.roles()).containsExactly("com.acme.blog.User.posts");
	}

	private static void assertRefuses(EntityManagerFactory factory) {
		assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> countPosts(factory))
			.satisfies((ex) -> assertThat(ex.violation().subject()).isEqualTo("com.acme.blog.User.posts"));
	}

	private static int countPosts(EntityManagerFactory factory) {
		try (EntityManager em = factory.createEntityManager()) {
			em.getTransaction().begin();
			User user = new User("Ada");
			user.getPosts().add(new Post("Notes", user));
			em.persist(user);
			em.getTransaction().commit();
			em.clear();
			return em.find(User.class, user.getId()).getPosts().size();
		}
	}

	private static <T> List<T> listeners(EntityManagerFactory factory, EventType<T> type) {
		List<T> listeners = new ArrayList<>();
		factory.unwrap(SessionFactoryImplementor.class)
			.getEventListenerRegistry()
			.getEventListenerGroup(type)
			.fireEventOnEachListener(listeners, (listener, found) -> found.add(listener));
		return listeners;
	}

	private static LocalContainerEntityManagerFactoryBean unit(DataSource dataSource, String name) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setPersistenceUnitName(name);
		factory.setDataSource(dataSource);
		factory.setPackagesToScan("com.acme.blog");
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		factory.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "create");
		return factory;
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = User.class)
	static class BlogConfiguration {

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoUnitsConfiguration {

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean firstUnit(DataSource dataSource) {
			return unit(dataSource, "first");
		}

		@Bean
		LocalContainerEntityManagerFactoryBean secondUnit(DataSource dataSource) {
			return unit(dataSource, "second");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class VendorAdapterConfiguration {

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = unit(dataSource, "adapted");
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter() {

				@Override
				public Map<String, Object> getJpaPropertyMap(PersistenceUnitInfo unit) {
					Map<String, Object> properties = super.getJpaPropertyMap(unit);
					properties.put("hibernate.integrator_provider", new CountingProvider());
					return properties;
				}

			});
			return factory;
		}

	}

	/**
	 * Registers a listener, as applications do.
	 */
	public static final class CountingProvider implements IntegratorProvider, Integrator {

		@Override
		public List<Integrator> getIntegrators() {
			return List.of(this);
		}

		@Override
		public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
				SessionFactoryImplementor sessionFactory) {
			sessionFactory.getEventListenerRegistry()
				.getEventListenerGroup(EventType.INIT_COLLECTION)
				.appendListener(new CountingListener(new ArrayList<>()));
		}

	}

	/**
	 * A listener of the application.
	 */
	record CountingListener(List<String> roles) implements InitializeCollectionEventListener {

		@Override
		public void onInitializeCollection(InitializeCollectionEvent event) {
			this.roles.add(event.getCollection().getRole());
		}

	}

	/**
	 * An interceptor of the application.
	 */
	static final class CountingInterceptor implements Interceptor {

		private final List<String> loaded = new ArrayList<>();

		@Override
		public boolean onLoad(Object entity, Object id, Object[] state, String[] propertyNames, Type[] types) {
			this.loaded.addAll(Arrays.asList(propertyNames));
			return false;
		}

	}

}
