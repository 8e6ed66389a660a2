package io.github.strictjpa.autoconfigure;

import java.util.Map;

import io.github.strictjpa.Violation;
import io.github.strictjpa.report.ViolationRecorder;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenInViewDefault} and {@link OpenInViewAutoConfiguration}.
 */
class OpenInViewTests {

	private static final String PROPERTY = "spring.jpa.open-in-view";

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class, StrictJpaAutoConfiguration.class,
			OpenInViewAutoConfiguration.class);

	private final WebApplicationContextRunner web = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withUserConfiguration(NoEntities.class);

	@Test
	void turnsOpenInViewOff() {
		assertThat(environment(Map.of()).getProperty(PROPERTY)).isEqualTo("false");
	}

	@Test
	void givesWayToEveryOtherSource() {
		assertThat(environment(Map.of(PROPERTY, "true")).getProperty(PROPERTY)).isEqualTo("true");
		assertThat(environment(Map.of("SPRING_JPA_OPENINVIEW", "true")).containsProperty(PROPERTY)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "strict-jpa.enabled=false", "strict-jpa.default-level=warn",
			"strict-jpa.default-level=off", "strict-jpa.rules.open-in-view=warn", "strict-jpa.rules.open-in-view=false",
			"strict-jpa.rules.openInView=OFF", "STRICTJPA_RULES_OPENINVIEW=warn" })
	void leavesTheDefaultUnlessTheRuleFails(String property) {
		String[] pair = property.split("=");

		ConfigurableEnvironment environment = environment(Map.of(pair[0], pair[1]));

		assertThat(environment.containsProperty(PROPERTY)).isFalse();
		assertThat(environment.getPropertySources().contains(OpenInViewDefault.PROPERTY_SOURCE)).isFalse();
	}

	@Test
	void aRuleOfItsOwnWinsOverTheDefaultLevel() {
		assertThat(environment(Map.of("strict-jpa.default-level", "warn", "strict-jpa.rules.open-in-view", "fail"))
			.getProperty(PROPERTY)).isEqualTo("false");
	}

	@Test
	void refusesTheInterceptorOfSpringBoot() {
		this.web.withPropertyValues(PROPERTY + "=true").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).isInstanceOfSatisfying(RefusedStartException.class,
					(ex) -> assertThat(ex.violations()).singleElement().satisfies((violation) -> {
						assertThat(violation.message())
							.isEqualTo("The EntityManager stays open until the response is written, so any getter may "
									+ "send SQL: the bean 'openEntityManagerInViewInterceptor' "
									+ "(OpenEntityManagerInViewInterceptor) keeps it open.");
						assertThat(violation.fix()).isEqualTo("Set spring.jpa.open-in-view=false and fetch in the "
								+ "query what the response needs.");
					}));
		});
	}

	@ParameterizedTest
	@ValueSource(
			classes = { OwnInterceptor.class, OwnFilter.class, RegisteredFilter.class, RegisteredFilterBean.class })
	void refusesWhatTheApplicationDeclares(Class<?> configuration) {
		this.web.withPropertyValues(PROPERTY + "=false")
			.withUserConfiguration(configuration)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					RefusedStartException.class,
					(ex) -> assertThat(ex.violations()).singleElement()
						.extracting(Violation::fix)
						.asString()
						.startsWith("Remove the bean 'kept")));
	}

	@ParameterizedTest
	@ValueSource(classes = { NoEntities.class, DisabledFilter.class, OtherFilter.class })
	void isSilentWhereNothingKeepsTheEntityManagerOpen(Class<?> configuration) {
		this.web.withPropertyValues(PROPERTY + "=false")
			.withUserConfiguration(configuration)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void onlyRecordsInASurvey() {
		this.web.withPropertyValues("strict-jpa.default-level=warn").run((context) -> {
			assertThat(context).hasSingleBean(OpenEntityManagerInViewInterceptor.class);
			assertThat(context.getBean(ViolationRecorder.class).snapshot().of("open-in-view")).hasSize(1);
		});
	}

	@Test
	void recordsNothingWhenOff() {
		this.web.withPropertyValues("strict-jpa.rules.open-in-view=off").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
	}

	@Test
	void isSilentOutsideOfTheWeb() {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withUserConfiguration(NoEntities.class)
			.withPropertyValues(PROPERTY + "=true")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static ConfigurableEnvironment environment(Map<String, Object> properties) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		boolean variables = properties.keySet().stream().allMatch((name) -> name.equals(name.toUpperCase()));
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		if (variables) {
			environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, properties));
		}
		else {
			environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		}
		new OpenInViewDefault().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

	@Configuration(proxyBeanMethods = false)
	static class NoEntities {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnInterceptor {

		@Bean
		OpenEntityManagerInViewInterceptor keptInterceptor() {
			return new OpenEntityManagerInViewInterceptor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFilter {

		@Bean
		OpenEntityManagerInViewFilter keptFilter() {
			return new OpenEntityManagerInViewFilter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegisteredFilter {

		@Bean
		FilterRegistrationBean<OpenEntityManagerInViewFilter> keptRegistration() {
			return new FilterRegistrationBean<>(new OpenEntityManagerInViewFilter() {
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegisteredFilterBean {

		@Bean
		OpenEntityManagerInViewFilter keptFilter() {
			return new OpenEntityManagerInViewFilter();
		}

		@Bean
		FilterRegistrationBean<OpenEntityManagerInViewFilter> registration(OpenEntityManagerInViewFilter filter) {
			return new FilterRegistrationBean<>(filter);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DisabledFilter {

		@Bean
		OpenEntityManagerInViewFilter filter() {
			return new OpenEntityManagerInViewFilter();
		}

		@Bean
		FilterRegistrationBean<OpenEntityManagerInViewFilter> registration(OpenEntityManagerInViewFilter filter) {
			FilterRegistrationBean<OpenEntityManagerInViewFilter> registration = new FilterRegistrationBean<>(filter);
			registration.setEnabled(false);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherFilter {

		@Bean
		FilterRegistrationBean<Filter> registration() {
			return new FilterRegistrationBean<>((request, response, chain) -> chain.doFilter(request, response));
		}

	}

}
