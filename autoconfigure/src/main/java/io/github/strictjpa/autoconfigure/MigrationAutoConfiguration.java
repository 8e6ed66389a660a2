package io.github.strictjpa.autoconfigure;

import java.util.Map;

import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.migration.FlywayMigrations;
import io.github.strictjpa.migration.Migrations;
import io.github.strictjpa.migration.UnmanagedSchemaCheck;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link AutoConfiguration Auto-configuration} for the rules of migrations.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = StrictJpaAutoConfiguration.class,
		afterName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@ConditionalOnBean(StartupChecks.class)
public final class MigrationAutoConfiguration {

	@Bean
	Rule unmanagedSchemaRule() {
		return UnmanagedSchemaCheck.RULE;
	}

	@Bean
	StartupCheck unmanagedSchemaStartupCheck(ObjectProvider<Migrations> migrations, ViolationReporter reporter,
			Environment environment, ResourceLoader resourceLoader) {
		RuleCheck ruleCheck = new RuleCheck(reporter);
		return (units) -> units.stream().flatMap((unit) -> ruleCheck.make(UnmanagedSchemaCheck.RULE, () -> {
			Migrations found = migrations
				.getIfAvailable(() -> MissingFlyway.in(environment, resourceLoader.getClassLoader()).migrations());
			return new UnmanagedSchemaCheck(found).check(unit.name(), unit.sessionFactory()).stream();
		}));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Flyway.class)
	static class FlywayConfiguration {

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		Migrations flywayMigrations(ListableBeanFactory beanFactory, Environment environment,
				ResourceLoader resourceLoader) {
			Map<String, Flyway> beans = beanFactory.getBeansOfType(Flyway.class);
			return !beans.isEmpty() ? new FlywayMigrations(beans)
					: MissingFlyway.in(environment, resourceLoader.getClassLoader()).migrations();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Flyway.class, FlywayAutoConfiguration.class })
	static class SurveyConfiguration {

		@Bean
		static SurveyedFlyway surveyedFlyway(Environment environment, ResourceLoader resourceLoader) {
			return new SurveyedFlyway(environment, resourceLoader);
		}

	}

}
