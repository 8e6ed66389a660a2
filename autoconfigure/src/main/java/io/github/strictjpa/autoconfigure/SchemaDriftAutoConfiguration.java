package io.github.strictjpa.autoconfigure;

import java.util.List;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.migration.ForeignKeyIndexCheck;
import io.github.strictjpa.migration.SchemaDrift;
import io.github.strictjpa.migration.SchemaUnit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the comparison of the mapped schema
 * with the real one.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = StrictJpaAutoConfiguration.class)
@ConditionalOnBean(StartupChecks.class)
public final class SchemaDriftAutoConfiguration {

	@Bean
	Rule schemaDriftRule() {
		return SchemaDrift.DRIFT;
	}

	@Bean
	Rule schemaDivergenceRule() {
		return SchemaDrift.DIVERGENCE;
	}

	@Bean
	Rule unindexedForeignKeyRule() {
		return ForeignKeyIndexCheck.RULE;
	}

	@Bean
	SchemaDrift schemaDrift(PersistenceUnits units, StrictJpaProperties properties) {
		return new SchemaDrift(() -> schemaUnits(units.all()), properties.migrations().ignore());
	}

	@Bean
	StartupCheck schemaDriftStartupCheck(SchemaDrift drift, ViolationReporter reporter) {
		RuleCheck ruleCheck = new RuleCheck(reporter);
		return (units) -> ruleCheck.make(
				(reporter.level(SchemaDrift.DRIFT) != Level.OFF) ? SchemaDrift.DRIFT : SchemaDrift.DIVERGENCE,
				drift::violations);
	}

	@Bean
	StartupCheck unindexedForeignKeyStartupCheck(StrictJpaProperties properties, ViolationReporter reporter) {
		RuleCheck ruleCheck = new RuleCheck(reporter);
		ForeignKeyIndexCheck check = new ForeignKeyIndexCheck(properties.migrations().ignore());
		return (units) -> ruleCheck.make(ForeignKeyIndexCheck.RULE,
				() -> schemaUnits(units).stream().flatMap(check::check));
	}

	private static List<SchemaUnit> schemaUnits(List<PersistenceUnit> units) {
		return units.stream()
			.map((unit) -> new SchemaUnit(unit.name(), unit.metadata(), unit.sessionFactory()))
			.toList();
	}

}
