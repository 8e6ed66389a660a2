package io.github.strictjpa.autoconfigure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.mapping.MappingCheck;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Asks every {@link MappingCheck} about every persistence unit, and keeps what is
 * declared in the application's packages.
 */
final class MappingStartupCheck implements StartupCheck {

	private final ObjectProvider<MappingCheck> checks;

	private final ApplicationCode applicationCode;

	private final RuleCheck ruleCheck;

	MappingStartupCheck(ObjectProvider<MappingCheck> checks, ApplicationCode applicationCode, RuleCheck ruleCheck) {
		this.checks = checks;
		this.applicationCode = applicationCode;
		this.ruleCheck = ruleCheck;
	}

	@Override
	public Stream<Violation> check(List<PersistenceUnit> units) {
		return units.stream()
			.flatMap((unit) -> this.checks.orderedStream()
				.flatMap((check) -> this.ruleCheck.make(check.rule(), () -> check(check, unit))));
	}

	@Override
	public boolean isLoggedTogether(Rule rule) {
		return this.checks.stream().anyMatch((check) -> check.rule().equals(rule) && check.isLoggedTogether());
	}

	private Stream<Violation> check(MappingCheck check, PersistenceUnit unit) {
		return check.check(unit.metadata())
			.filter((violation) -> this.applicationCode.contains(violation.subject()))
			.map((violation) -> violation.in(unit.name()))
			.sorted(Comparator.comparing(Violation::subject));
	}

}
