package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.acme.blog.User;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.BeforeEach;
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
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RepetitionAutoConfiguration}.
 */
class RepetitionAutoConfigurationTests {

	private static final String INSPECTOR = "hibernate.session_factory.statement_inspector";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class,
				RepetitionAutoConfiguration.class))
		.withBean(JdbcConnectionDetails.class, TestDatabase::createH2)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=create",
				"strict-jpa.application-packages=io.github.strictjpa.autoconfigure")
		.withUserConfiguration(BlogConfiguration.class);

	private final ApplicationContextRunner counting = this.runner
		.withPropertyValues("strict-jpa.rules.repeated-query=warn");

	@BeforeEach
	void forgetInspectedStatements() {
		RememberingInspector.statements.clear();
	}

	@Test
	void recordsRepeatedFindsByDefault() {
		this.runner.run((context) -> {
			repeat(context.getBean(EntityManagerFactory.class));

			assertThat(recorded(context.getBean(ViolationRecorder.class))).containsExactly("repeated-find");
		});
	}

	@Test
	void addsNoInspectorAndNoSessionListenerByDefault() {
		this.runner.run((context) -> {
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);

			assertThat(
					factory.unwrap(SessionFactoryImplementor.class).getSessionFactoryOptions().getStatementInspector())
				.isNull();
			assertThat(context.getBean(LocalContainerEntityManagerFactoryBean.class).getJpaVendorAdapter())
				.isInstanceOf(HibernateJpaVendorAdapter.class);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "strict-jpa.enabled=false", "strict-jpa.rules.repeated-find=off",
			"strict-jpa.default-level=off" })
	void addsNoListenerWhereTheRuleIsOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(loadListeners(context.getBean(EntityManagerFactory.class))).asString()
				.doesNotContain("strictjpa"));
	}

	@Test
	void recordsRepeatedQueriesWhereTheRuleIsOn() {
		this.counting.run((context) -> {
			repeat(context.getBean(EntityManagerFactory.class));

			assertThat(recorded(context.getBean(ViolationRecorder.class))).containsExactlyInAnyOrder("repeated-find",
					"repeated-query");
		});
	}

	@Test
	void callsAnInspectorInTheProperties() {
		HibernatePropertiesCustomizer customizer = (properties) -> properties.put(INSPECTOR,
				new RememberingInspector());

		this.counting.withBean(HibernatePropertiesCustomizer.class, () -> customizer)
			.run((context) -> assertInspectedAndCounted(context.getBean(EntityManagerFactory.class),
					context.getBean(ViolationRecorder.class)));
	}

	@Test
	void callsAnInspectorThatIsNamedByItsClass() {
		this.counting
			.withPropertyValues("spring.jpa.properties." + INSPECTOR + "=" + RememberingInspector.class.getName())
			.run((context) -> assertInspectedAndCounted(context.getBean(EntityManagerFactory.class),
					context.getBean(ViolationRecorder.class)));
	}

	@Test
	void callsAnInspectorThatIsGivenAsAClass() {
		HibernatePropertiesCustomizer customizer = (properties) -> properties.put(INSPECTOR,
				RememberingInspector.class);

		this.counting.withBean(HibernatePropertiesCustomizer.class, () -> customizer)
			.run((context) -> assertInspectedAndCounted(context.getBean(EntityManagerFactory.class),
					context.getBean(ViolationRecorder.class)));
	}

	@Test
	void callsAnInspectorOfTheVendorAdapter() {
		this.counting.withUserConfiguration(VendorAdapterConfiguration.class).run((context) -> {
			assertInspectedAndCounted(context.getBean(EntityManagerFactory.class),
					context.getBean(ViolationRecorder.class));
			assertThat(context.getBean(OpenedSessions.class).count()).isPositive();
		});
	}

	@Test
	void callsAnInspectorOfPersistenceXml() {
		this.counting.withUserConfiguration(PersistenceXmlConfiguration.class)
			.run((context) -> assertInspectedAndCounted(context.getBean(EntityManagerFactory.class),
					context.getBean(ViolationRecorder.class)));
	}

	@Test
	void leavesTheInspectorAloneWhereTheRuleIsOff() {
		this.runner
			.withPropertyValues("spring.jpa.properties." + INSPECTOR + "=" + RememberingInspector.class.getName())
			.run((context) -> assertThat(context.getBean(EntityManagerFactory.class)
				.unwrap(SessionFactoryImplementor.class)
				.getSessionFactoryOptions()
				.getStatementInspector()).isInstanceOf(RememberingInspector.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "repeated-find", "repeated-query" })
	void refusesAThresholdOfOne(String rule) {
		this.runner.withPropertyValues("strict-jpa." + rule + ".threshold=1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("strict-jpa." + rule + ".threshold")
				.hasMessageContaining("It has to be 2 or more"));
	}

	private static void assertInspectedAndCounted(EntityManagerFactory factory, ViolationRecorder recorder) {
		repeat(factory);

		assertThat(RememberingInspector.statements).filteredOn((statement) -> statement.contains("count(")).hasSize(3);
		assertThat(recorded(recorder)).contains("repeated-query");
	}

	private static void repeat(EntityManagerFactory factory) {
		try (EntityManager em = factory.createEntityManager()) {
			for (long number = 0; number < 3; number++) {
				em.find(User.class, -number);
				em.createQuery("select count(u) from User u").getSingleResult();
			}
		}
	}

	private static List<String> recorded(ViolationRecorder recorder) {
		return recorder.snapshot()
			.recorded()
			.stream()
			.map(RecordedViolation::violation)
			.map((violation) -> violation.rule().id())
			.toList();
	}

	private static List<LoadEventListener> loadListeners(EntityManagerFactory factory) {
		List<LoadEventListener> listeners = new ArrayList<>();
		factory.unwrap(SessionFactoryImplementor.class)
			.getEventListenerRegistry()
			.getEventListenerGroup(EventType.LOAD)
			.fireEventOnEachListener(listeners, (listener, found) -> found.add(listener));
		return listeners;
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = User.class)
	static class BlogConfiguration {

	}

	@Configuration(proxyBeanMethods = false)
	static class VendorAdapterConfiguration {

		@Bean
		OpenedSessions openedSessions() {
			return new OpenedSessions();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource, OpenedSessions sessions) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setPackagesToScan("com.acme.blog");
			factory.setJpaVendorAdapter(sessions);
			factory.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "create");
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PersistenceXmlConfiguration {

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setPersistenceXmlLocation("classpath:io/github/strictjpa/autoconfigure/inspected-persistence.xml");
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			return factory;
		}

	}

	/**
	 * An inspector of the application.
	 */
	public static final class RememberingInspector implements StatementInspector {

		private static final long serialVersionUID = 1L;

		static final List<String> statements = new ArrayList<>();

		@Override
		public String inspect(String sql) {
			statements.add(sql);
			return sql + " /* " + System.nanoTime() + " */";
		}

	}

	/**
	 * A vendor adapter of the application.
	 */
	static final class OpenedSessions extends HibernateJpaVendorAdapter {

		private int count;

		int count() {
			return this.count;
		}

		@Override
		public Map<String, Object> getJpaPropertyMap(PersistenceUnitInfo unit) {
			Map<String, Object> properties = super.getJpaPropertyMap(unit);
			properties.put(INSPECTOR, new RememberingInspector());
			return properties;
		}

		@Override
		public void postProcessEntityManager(EntityManager em) {
			this.count++;
		}

	}

}
