package io.github.strictjpa.autoconfigure;

import javax.sql.DataSource;

import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PersistenceUnits} and the seam into Hibernate.
 */
@ExtendWith(OutputCaptureExtension.class)
class PersistenceUnitsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=" + TestDatabase.createH2().getJdbcUrl());

	@Test
	void guardsTheUnitOfSpringBoot(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context.getBean(PersistenceUnits.class).all()).extracting(PersistenceUnit::name)
				.containsExactly("default");
			assertThat(output).doesNotContain("not guarded");
		});
	}

	@Test
	void guardsLazyUnits() {
		this.runner.withPropertyValues("spring.main.lazy-initialization=true")
			.run((context) -> assertThat(context.getBean(PersistenceUnits.class).all()).hasSize(1));
	}

	@Test
	void guardsSeveralUnitsMadeByHandAndInTheBackground(CapturedOutput output) {
		this.runner.withUserConfiguration(TwoUnits.class).run((context) -> {
			assertThat(context.getBean(PersistenceUnits.class).all()).extracting(PersistenceUnit::name)
				.containsExactlyInAnyOrder("orders", "second");
			assertThat(output).doesNotContain("not guarded");
		});
	}

	@Test
	void guardsAUnitThatAPostProcessorNeeds(CapturedOutput output) {
		this.runner.withUserConfiguration(EagerlyNeededUnit.class).run((context) -> {
			assertThat(context.getBean(PersistenceUnits.class).all()).hasSize(1);
			assertThat(output).doesNotContain("not guarded");
		});
	}

	@Test
	void saysThatAUnitWasBuiltTooEarly(CapturedOutput output) {
		this.runner.withUserConfiguration(UnitOfAFactoryPostProcessor.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).containsOnlyOnce("The EntityManagerFactory 'early' is not guarded: "
					+ "either its provider is not Hibernate, or it was built before bean post-processors");
		});
	}

	@Test
	void namesUnitsWithoutANameByTheirBeans() {
		this.runner.withUserConfiguration(TwoUnnamedUnits.class)
			.run((context) -> assertThat(context.getBean(PersistenceUnits.class).all())
				.extracting(PersistenceUnit::name)
				.containsExactlyInAnyOrder("entityManagerFactory1", "entityManagerFactory2"));
	}

	@Test
	void saysThatAUnitOfHibernateAloneIsNotGuarded(CapturedOutput output) {
		this.runner.withUserConfiguration(NativeUnit.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(PersistenceUnits.class).all()).isEmpty();
			assertThat(output).containsOnlyOnce("The EntityManagerFactory 'byHand' is not guarded");
		});
	}

	@Test
	void leavesUnitsAloneWhenDisabled() {
		this.runner.withPropertyValues("strict-jpa.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(PersistenceUnits.class);
			assertThat(context.getBean(EntityManagerFactory.class).getProperties())
				.doesNotContainKey(StrictJpaIntegrator.OBSERVER);
		});
	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class TwoUnits {

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean first(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = factory(dataSource);
			factory.setPersistenceUnitName("orders");
			return factory;
		}

		@Bean
		LocalContainerEntityManagerFactoryBean second(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = factory(dataSource);
			factory.setPersistenceUnitName("second");
			factory.setBootstrapExecutor(new SimpleAsyncTaskExecutor("unit-"));
			return factory;
		}

		private static LocalContainerEntityManagerFactoryBean factory(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.setPackagesToScan("io.github.strictjpa.none");
			return factory;
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class TwoUnnamedUnits {

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean entityManagerFactory1(DataSource dataSource) {
			return TwoUnits.factory(dataSource);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory2(DataSource dataSource) {
			return TwoUnits.factory(dataSource);
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class EagerlyNeededUnit {

		@Bean
		static BeanPostProcessor needy(EntityManagerFactory factory) {
			return new BeanPostProcessor() {
			};
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class UnitOfAFactoryPostProcessor {

		@Bean
		static BeanFactoryPostProcessor hasty() {
			return (beanFactory) -> beanFactory.getBean("early", EntityManagerFactory.class);
		}

		@Bean
		static LocalContainerEntityManagerFactoryBean early() {
			JdbcConnectionDetails database = TestDatabase.createH2();
			return TwoUnits.factory(
					new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class NativeUnit {

		@Bean
		EntityManagerFactory byHand(DataSource dataSource) {
			Configuration configuration = new Configuration();
			configuration.getProperties().put("hibernate.connection.datasource", dataSource);
			return configuration.buildSessionFactory();
		}

	}

}
