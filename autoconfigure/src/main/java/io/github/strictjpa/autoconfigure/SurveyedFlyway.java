package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.migration.MigrationTool;
import io.github.strictjpa.migration.UnmanagedSchemaCheck;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.migration.JavaMigration;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;

/**
 * Takes out the Flyway that the starter has brought to an application which has never
 * used it, unless the rule {@code unmanaged-schema} fails: it would refuse a database
 * that has tables, and have Spring Boot no longer create those of an embedded one. The
 * same holds for one that Liquibase may migrate. An application that has a migration, a
 * property of Flyway or a bean for it keeps it.
 */
final class SurveyedFlyway implements BeanDefinitionRegistryPostProcessor {

	private static final Log logger = LogFactory.getLog(SurveyedFlyway.class);

	private static final String AUTO_CONFIGURATION = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";

	private static final List<String> BEANS = List.of("flyway", "flywayInitializer", "flywayDefaultDdlModeProvider");

	private static final List<Class<?>> SIGNS_OF_USE = List.of(FlywayMigrationInitializer.class,
			FlywayMigrationStrategy.class, FlywayConfigurationCustomizer.class, JavaMigration.class, Callback.class);

	private final Environment environment;

	private final ResourceLoader resourceLoader;

	SurveyedFlyway(Environment environment, ResourceLoader resourceLoader) {
		this.environment = environment;
		this.resourceLoader = resourceLoader;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		boolean survey = new EnvironmentLevels(this.environment).of(UnmanagedSchemaCheck.RULE) != Level.FAIL;
		if ((survey || acceptsLiquibase()) && BEANS.stream().allMatch((name) -> isFromBoot(registry, name))
				&& !isUsed(registry)) {
			logger.info("Flyway is left out: %s, and this application has neither a migration nor a property of "
				.formatted(survey ? "the rule 'unmanaged-schema' does not fail"
						: "strict-jpa.migrations.accept names liquibase")
					+ "Flyway. Set spring.flyway.enabled=true to have it.");
			BEANS.forEach(registry::removeBeanDefinition);
		}
	}

	private boolean acceptsLiquibase() {
		return Binder.get(this.environment)
			.bind("strict-jpa.migrations.accept", Bindable.listOf(MigrationTool.class))
			.orElse(List.of())
			.contains(MigrationTool.LIQUIBASE);
	}

	private boolean isUsed(BeanDefinitionRegistry registry) {
		Map<String, String> properties = Binder.get(this.environment)
			.bind("spring.flyway", Bindable.mapOf(String.class, String.class))
			.orElse(Map.of());
		return !properties.isEmpty() || hasMigrations() || (registry instanceof ListableBeanFactory beans
				&& signsOfUse(beans).anyMatch((name) -> !isFromBoot(registry, name)));
	}

	private boolean hasMigrations() {
		try {
			return ResourcePatternUtils.getResourcePatternResolver(this.resourceLoader)
				.getResources("classpath*:db/migration/**/*.*").length > 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The folder db/migration can't be read", ex);
		}
	}

	private static Stream<String> signsOfUse(ListableBeanFactory beans) {
		Stream<String> typed = SIGNS_OF_USE.stream()
			.flatMap((type) -> Arrays.stream(beans.getBeanNamesForType(type, true, false)));
		return Stream.concat(typed, Arrays.stream(beans.getBeanNamesForAnnotation(FlywayDataSource.class)));
	}

	private static boolean isFromBoot(BeanDefinitionRegistry registry, String beanName) {
		if (!registry.containsBeanDefinition(beanName)) {
			return false;
		}
		String declaredBy = registry.getBeanDefinition(beanName).getFactoryBeanName();
		return declaredBy != null && declaredBy.startsWith(AUTO_CONFIGURATION);
	}

}
