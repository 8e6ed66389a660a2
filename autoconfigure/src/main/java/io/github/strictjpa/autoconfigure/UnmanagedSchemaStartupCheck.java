package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.migration.UnmanagedSchemaCheck;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Judges the schema of every persistence unit.
 */
final class UnmanagedSchemaStartupCheck implements StartupCheck {

	private final ObjectProvider<UnmanagedSchemaCheck> check;

	private final RuleCheck ruleCheck;

	UnmanagedSchemaStartupCheck(ObjectProvider<UnmanagedSchemaCheck> check, ViolationReporter reporter) {
		this.check = check;
		this.ruleCheck = new RuleCheck(reporter);
	}

	@Override
	public Stream<Violation> check(List<PersistenceUnit> units) {
		return units.stream()
			.flatMap((unit) -> this.ruleCheck.make(UnmanagedSchemaCheck.RULE,
					() -> this.check.getObject().check(unit.name(), unit.metadata(), unit.sessionFactory()).stream()));
	}

}
