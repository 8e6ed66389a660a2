package io.github.strictjpa.autoconfigure;

import java.io.File;
import java.nio.file.Path;

import io.github.strictjpa.migration.ForeignKeyIndexCheck;
import io.github.strictjpa.migration.SchemaDrift;
import io.github.strictjpa.migration.SourceFolder;
import io.github.strictjpa.report.ViolationRecorder;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * {@link AutoConfiguration Auto-configuration} for what an application does with its
 * schema instead of serving: drafting the next migration and checking for differences.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SchemaDriftAutoConfiguration.class,
		afterName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@ConditionalOnBean(SchemaDrift.class)
public final class SchemaCommandAutoConfiguration {

	@Bean
	@ConditionalOnBooleanProperty(StartupCommandEnvironment.CHECK)
	StartupCommand schemaCheckCommand(SchemaDrift drift, ViolationRecorder recorder,
			ObjectProvider<ThrowAwayDataSources> throwAway) {
		return onThrowAway(new SchemaCheckCommand(drift, new SchemaAcceptance(recorder)), throwAway);
	}

	private static StartupCommand onThrowAway(StartupCommand command, ObjectProvider<ThrowAwayDataSources> throwAway) {
		ThrowAwayDataSources dataSources = throwAway.getIfAvailable();
		return (dataSources != null) ? new ThrowAwayCommand(command, dataSources) : command;
	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnThrowAwayDatabase.class)
	static class ThrowAwayConfiguration {

		@Bean
		static ThrowAwayDataSources throwAwayDataSources(Environment environment) {
			if (environment.containsProperty("spring.liquibase.url")) {
				throw new StartupCommandResult(StartupCommandResult.IMPOSSIBLE,
						"Nothing was compared: spring.liquibase.url has Liquibase migrate by a DataSource of its own, which "
								+ "can't be pointed at a throw-away database. Leave it out for this run.");
			}
			return new ThrowAwayDataSources(environment.getProperty(LocalDatabase.ALLOW, Boolean.class, false));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Flyway.class)
	@Conditional(OnThrowAwayDatabase.class)
	static class ThrowAwayFlywayConfiguration {

		@Bean
		static ThrowAwayFlyway throwAwayFlyway(ThrowAwayDataSources dataSources) {
			return new ThrowAwayFlyway(dataSources);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(StartupCommandEnvironment.DRAFT)
	@ConditionalOnBooleanProperty(name = StartupCommandEnvironment.CHECK, havingValue = false, matchIfMissing = true)
	static class DraftConfiguration {

		@Bean
		@ConditionalOnBooleanProperty(name = LocalDatabase.ALLOW, havingValue = false, matchIfMissing = true)
		static LocalDatabase localDatabase(Environment environment) {
			boolean required = !StartupCommandEnvironment.comparesThrowAway(environment);
			if (required) {
				LocalDatabase.require(environment.getProperty("spring.flyway.url"));
				LocalDatabase.require(environment.getProperty("spring.liquibase.url"));
			}
			return new LocalDatabase(required);
		}

		@Bean
		StartupCommand schemaDraftCommand(SchemaDrift drift, ViolationRecorder recorder,
				ObjectProvider<DraftTargets> targets, StrictJpaProperties properties,
				ObjectProvider<ThrowAwayDataSources> throwAway, ListableBeanFactory beanFactory,
				Environment environment) {
			StrictJpaProperties.Draft draft = properties.migrations().draft();
			return onThrowAway(new SchemaDraftCommand(drift, new ForeignKeyIndexCheck(properties.migrations().ignore()),
					new SchemaAcceptance(recorder), targets.getIfAvailable(() -> DraftTargets.configured(environment)),
					draft, () -> resources(draft, beanFactory)), throwAway);
		}

		private static @Nullable Path resources(StrictJpaProperties.Draft draft, ListableBeanFactory beanFactory) {
			if (draft.resources() != null) {
				return Path.of(draft.resources());
			}
			for (String name : beanFactory.getBeanNamesForAnnotation(SpringBootConfiguration.class)) {
				Class<?> type = beanFactory.getType(name);
				File output = (type != null) ? new ApplicationHome(ClassUtils.getUserClass(type)).getSource() : null;
				if (output != null) {
					return SourceFolder.of(output.toPath());
				}
			}
			return null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Flyway.class)
	@ConditionalOnProperty(StartupCommandEnvironment.DRAFT)
	static class FlywayConfiguration {

		@Bean
		@ConditionalOnMissingBean
		DraftTargets flywayDraftTargets(ObjectProvider<Flyway> beans, Environment environment) {
			return new FlywayDraftTargets(beans, DraftTargets.configured(environment));
		}

	}

}
