package io.github.strictjpa.autoconfigure;

import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.lazyload.AllowedRoles;
import io.github.strictjpa.lazyload.LazyAttributeCheck;
import io.github.strictjpa.lazyload.LazyLoadGuard;
import io.github.strictjpa.lazyload.LoadOrigins;
import org.hibernate.SessionFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the guard against lazy loads.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class })
@ConditionalOnClass(SessionFactory.class)
@ConditionalOnBean(ViolationReporter.class)
public final class LazyLoadAutoConfiguration {

	@Bean
	Rule lazyLoadRule() {
		return LazyLoadGuard.LAZY_LOAD;
	}

	@Bean
	Rule lazyWriteRule() {
		return LazyLoadGuard.LAZY_WRITE;
	}

	@Bean
	Rule nPlusOneRule() {
		return LazyLoadGuard.N_PLUS_ONE;
	}

	@Bean
	Rule secondarySelectRule() {
		return LazyLoadGuard.SECONDARY_SELECT;
	}

	@Bean
	LazyLoadGuard lazyLoadGuard(ViolationReporter reporter, ApplicationCode applicationCode,
			ObjectProvider<EntryPoints> entryPoints, StrictJpaProperties properties) {
		return new LazyLoadGuard(reporter, applicationCode, new FirstEntryPoint(entryPoints.orderedStream().toList()),
				AllowedRoles.of(properties.lazyLoad().allow()), properties.nPlusOne().threshold());
	}

	@Bean
	StartupCheck allowedRolesCheck(StrictJpaProperties properties) {
		return new AllowedRolesCheck(properties.lazyLoad().allow());
	}

	@Bean
	StartupCheck lazyAttributeCheck(ViolationReporter reporter, ApplicationCode applicationCode) {
		LazyAttributeCheck check = new LazyAttributeCheck(reporter, applicationCode);
		return (units) -> {
			units.forEach((unit) -> check.check(unit.metadata(), unit.name()));
			return Stream.empty();
		};
	}

	@Bean
	@ConditionalOnBooleanProperty("strict-jpa.lazy-load.record-origin")
	PersistenceUnitContributor loadOriginContributor(ApplicationCode applicationCode) {
		LoadOrigins origins = new LoadOrigins(applicationCode);
		return (unit) -> origins.watch(unit.sessionFactory());
	}

	@Bean
	PersistenceUnitContributor lazyLoadContributor(LazyLoadGuard guard) {
		return (unit) -> guard.watch(unit.sessionFactory(), unit.metadata(), unit.name());
	}

}
