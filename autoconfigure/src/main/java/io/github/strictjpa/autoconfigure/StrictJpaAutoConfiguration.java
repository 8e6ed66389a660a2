package io.github.strictjpa.autoconfigure;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Rule;
import io.github.strictjpa.mapping.MappingCheck;
import io.github.strictjpa.report.RuleLevels;
import io.github.strictjpa.report.Suppressions;
import io.github.strictjpa.report.ViolationRecorder;
import org.hibernate.SessionFactory;

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * {@link AutoConfiguration Auto-configuration} for what all rules share: levels, the
 * recorder of violations, the guarded persistence units and the checks at start-up.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({ SessionFactory.class, AbstractEntityManagerFactoryBean.class })
@ConditionalOnBooleanProperty(name = "strict-jpa.enabled", matchIfMissing = true)
@EnableConfigurationProperties(StrictJpaProperties.class)
public final class StrictJpaAutoConfiguration {

	@Bean
	static PersistenceUnitPostProcessor strictJpaPersistenceUnitPostProcessor(ObjectProvider<PersistenceUnits> units) {
		return new PersistenceUnitPostProcessor(units);
	}

	@Bean
	static BeanFactoryInitializer<ListableBeanFactory> strictJpaConfigurationFirst() {
		return (beanFactory) -> beanFactory.getBean(RuleLevels.class);
	}

	@Bean
	RuleLevels strictJpaRuleLevels(ObjectProvider<Rule> rules, ObjectProvider<MappingCheck> mappingChecks,
			StrictJpaProperties properties) {
		List<Rule> known = Stream.concat(rules.orderedStream(), mappingChecks.orderedStream().map(MappingCheck::rule))
			.distinct()
			.toList();
		return RuleLevels.of(known, properties.defaultLevel(), properties.rules());
	}

	@Bean
	Suppressions strictJpaSuppressions(RuleLevels levels, ResourceLoader resourceLoader) {
		return new Suppressions(levels, resourceLoader.getClassLoader());
	}

	@Bean
	ViolationRecorder strictJpaViolationRecorder(RuleLevels levels, Suppressions suppressions,
			ObjectProvider<EntryPoints> entryPoints, StrictJpaProperties properties) {
		return new ViolationRecorder(levels, suppressions, new FirstEntryPoint(entryPoints.orderedStream().toList()),
				properties.violations().capacity(), Clock.system(ZoneId.systemDefault()));
	}

	@Bean
	ApplicationCode strictJpaApplicationCode(StrictJpaProperties properties,
			ConfigurableListableBeanFactory beanFactory) {
		List<String> configured = properties.applicationPackages();
		return ApplicationCode.of(configured.isEmpty() ? ApplicationPackages.of(beanFactory) : configured);
	}

	@Bean
	PersistenceUnits strictJpaPersistenceUnits(ObjectProvider<PersistenceUnitContributor> contributors) {
		return new PersistenceUnits(contributors.orderedStream().toList());
	}

	@Bean
	StartupChecks strictJpaStartupChecks(ListableBeanFactory beanFactory, PersistenceUnits units,
			ObjectProvider<StartupCheck> checks, ViolationRecorder recorder, RuleLevels levels) {
		return new StartupChecks(beanFactory, units, checks, recorder, levels);
	}

	@Bean
	AnnotationStartupCheck strictJpaAnnotationStartupCheck(ListableBeanFactory beanFactory, Suppressions suppressions) {
		return new AnnotationStartupCheck(beanFactory, suppressions);
	}

}
