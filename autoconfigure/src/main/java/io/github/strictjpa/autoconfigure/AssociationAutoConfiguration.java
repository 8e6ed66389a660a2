package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.association.AssociationGuard;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the rules on relationships whose two
 * sides disagree.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = StrictJpaAutoConfiguration.class)
@ConditionalOnBean(PersistenceUnits.class)
public final class AssociationAutoConfiguration {

	@Bean
	Rule lostAssociationChangeRule() {
		return AssociationGuard.LOST_ASSOCIATION_CHANGE;
	}

	@Bean
	Rule staleInverseSideRule() {
		return AssociationGuard.STALE_INVERSE_SIDE;
	}

	@Bean
	PersistenceUnitContributor associationGuardContributor(ViolationReporter reporter,
			ApplicationCode applicationCode) {
		AssociationGuard guard = new AssociationGuard(reporter, applicationCode);
		return (unit) -> guard.guard(unit.name(), unit.metadata(), unit.sessionFactory());
	}

}
