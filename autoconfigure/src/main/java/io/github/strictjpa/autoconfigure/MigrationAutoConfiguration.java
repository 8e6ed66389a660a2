package io.github.strictjpa.autoconfigure;

import java.util.Map;
import java.util.Set;

import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.migration.FlywayMigrations;
import io.github.strictjpa.migration.HistoryCheck;
import io.github.strictjpa.migration.MigrationMode;
import io.github.strictjpa.migration.Migrations;
import io.github.strictjpa.migration.UnmanagedSchemaCheck;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
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
	@Lazy
	UnmanagedSchemaCheck unmanagedSchemaCheck(ObjectProvider<Migrations> migrations, StrictJpaProperties properties,
			Environment environment, ResourceLoader resourceLoader) {
		StrictJpaProperties.Migrations configured = properties.migrations();
		Migrations found = migrations.getIfAvailable(
				() -> MissingFlyway.migrations(environment, resourceLoader.getClassLoader(), configured.mode()));
		return new UnmanagedSchemaCheck(
				new HistoryCheck(found, LiquibaseTable.in(environment), Set.copyOf(configured.accept())));
	}

	@Bean
	UnmanagedSchemaStartupCheck unmanagedSchemaStartupCheck(ObjectProvider<UnmanagedSchemaCheck> check,
			ViolationReporter reporter) {
		return new UnmanagedSchemaStartupCheck(check, reporter);
	}

	@Bean
	PersistenceUnitContributor schemaWriteGuard(UnmanagedSchemaStartupCheck unmanagedSchema,
			ObjectProvider<MappingStartupCheck> mapping, ViolationReporter reporter) {
		return new SchemaWriteGuard(unmanagedSchema, mapping, reporter);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Flyway.class)
	static class FlywayConfiguration {

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		Migrations flywayMigrations(ListableBeanFactory beanFactory, StrictJpaProperties properties,
				Environment environment, ResourceLoader resourceLoader) {
			Map<String, Flyway> beans = BeanFactoryUtils.beansOfTypeIncludingAncestors(beanFactory, Flyway.class);
			MigrationMode mode = properties.migrations().mode();
			return !beans.isEmpty() ? new FlywayMigrations(beans, mode.remedy())
					: MissingFlyway.migrations(environment, resourceLoader.getClassLoader(), mode);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Flyway.class, FlywayAutoConfiguration.class })
	static class SpringBootFlywayConfiguration {

		@Bean
		static ExternalFlyway externalFlyway(Environment environment) {
			// no other job knows of a throw-away database
			return new ExternalFlyway(
					StartupCommandEnvironment.comparesThrowAway(environment) ? MigrationMode.APPLICATION
							: Binder.get(environment)
								.bind("strict-jpa.migrations.mode", MigrationMode.class)
								.orElse(MigrationMode.APPLICATION));
		}

		@Bean
		static SurveyedFlyway surveyedFlyway(Environment environment, ResourceLoader resourceLoader) {
			return new SurveyedFlyway(environment, resourceLoader);
		}

	}

}
