package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.mapping.MappingCheck;
import io.github.strictjpa.mapping.MappingChecks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the rules of entity mappings.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = StrictJpaAutoConfiguration.class)
@ConditionalOnBean(StartupChecks.class)
public final class MappingAutoConfiguration {

	@Bean
	MappingCheck eagerAssociationCheck() {
		return MappingChecks.eagerAssociation();
	}

	@Bean
	MappingStartupCheck mappingStartupCheck(ObjectProvider<MappingCheck> checks, ApplicationCode applicationCode,
			ViolationReporter reporter) {
		return new MappingStartupCheck(checks, applicationCode, new RuleCheck(reporter));
	}

}
