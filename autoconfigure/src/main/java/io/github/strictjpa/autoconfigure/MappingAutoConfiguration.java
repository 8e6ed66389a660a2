package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.mapping.MappingCheck;
import io.github.strictjpa.mapping.MappingChecks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

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
	MappingCheck twoOwningSidesCheck() {
		return MappingChecks.twoOwningSides();
	}

	@Bean
	MappingCheck unidirectionalOneToManyCheck() {
		return MappingChecks.unidirectionalOneToMany();
	}

	@Bean
	MappingCheck unidirectionalAssociationCheck(StrictJpaProperties properties, ResourceLoader resourceLoader) {
		return MappingChecks.unidirectionalAssociation(DeclaredNames.of("strict-jpa.unidirectional-association.allow",
				properties.unidirectionalAssociation().allow(), resourceLoader.getClassLoader()));
	}

	@Bean
	MappingCheck inverseOneToOneCheck() {
		return MappingChecks.inverseOneToOne();
	}

	@Bean
	MappingCheck manyToManyListCheck() {
		return MappingChecks.manyToManyList();
	}

	@Bean
	MappingCheck cascadeToSharedParentCheck() {
		return MappingChecks.cascadeToSharedParent();
	}

	@Bean
	MappingCheck missingOrphanRemovalCheck() {
		return MappingChecks.missingOrphanRemoval();
	}

	@Bean
	MappingCheck ordinalEnumCheck() {
		return MappingChecks.ordinalEnum();
	}

	@Bean
	MappingCheck identityGenerationCheck() {
		return MappingChecks.identityGeneration();
	}

	@Bean
	MappingCheck primitiveIdCheck() {
		return MappingChecks.primitiveId();
	}

	@Bean
	MappingCheck unproxyableEntityCheck() {
		return MappingChecks.unproxyableEntity();
	}

	@Bean
	MappingCheck brokenEqualityCheck() {
		return MappingChecks.brokenEquality();
	}

	@Bean
	MappingCheck unnamedConstraintCheck() {
		return MappingChecks.unnamedConstraint();
	}

	@Bean
	MappingCheck xmlMappingCheck() {
		return MappingChecks.xmlMapping();
	}

	@Bean
	MappingStartupCheck mappingStartupCheck(ObjectProvider<MappingCheck> checks, ApplicationCode applicationCode,
			ViolationReporter reporter) {
		return new MappingStartupCheck(checks, applicationCode, new RuleCheck(reporter));
	}

}
