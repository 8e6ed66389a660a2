package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.lazyload.AllowedRoles;
import io.github.strictjpa.lazyload.RepetitionGuard;
import org.hibernate.SessionFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the rules of statements that repeat.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class })
@ConditionalOnClass(SessionFactory.class)
@ConditionalOnBean(ViolationReporter.class)
public final class RepetitionAutoConfiguration {

	@Bean
	static QueryCounterPostProcessor queryCounterPostProcessor(ObjectProvider<RepetitionGuard> guard) {
		return new QueryCounterPostProcessor(guard);
	}

	@Bean
	Rule repeatedFindRule() {
		return RepetitionGuard.REPEATED_FIND;
	}

	@Bean
	Rule repeatedQueryRule() {
		return RepetitionGuard.REPEATED_QUERY;
	}

	@Bean
	RepetitionGuard repetitionGuard(ViolationReporter reporter, ApplicationCode applicationCode,
			ObjectProvider<EntryPoints> entryPoints, StrictJpaProperties properties) {
		return new RepetitionGuard(reporter, applicationCode, new FirstEntryPoint(entryPoints.orderedStream().toList()),
				AllowedRoles.of(properties.lazyLoad().allow()), properties.repeatedFind().threshold(),
				properties.repeatedQuery().threshold());
	}

	@Bean
	PersistenceUnitContributor repetitionContributor(RepetitionGuard guard) {
		return (unit) -> guard.watch(unit.sessionFactory(), unit.name());
	}

}
