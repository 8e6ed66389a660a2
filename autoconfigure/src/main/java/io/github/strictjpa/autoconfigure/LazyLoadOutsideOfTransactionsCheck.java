package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.strictjpa.Violation;
import io.github.strictjpa.lazyload.DetachedLoads;

/**
 * Finds persistence units with {@code hibernate.enable_lazy_load_no_trans}, in whatever
 * way it is set.
 */
final class LazyLoadOutsideOfTransactionsCheck implements StartupCheck {

	private final RuleCheck ruleCheck;

	LazyLoadOutsideOfTransactionsCheck(RuleCheck ruleCheck) {
		this.ruleCheck = ruleCheck;
	}

	@Override
	public Stream<Violation> check(List<PersistenceUnit> units) {
		return this.ruleCheck.make(DetachedLoads.DETACHED_LAZY_LOAD,
				() -> units.stream()
					.flatMap((unit) -> Optional.ofNullable(DetachedLoads.checkSettings(unit.sessionFactory()))
						.map((violation) -> violation.in(unit.name()))
						.stream()));
	}

}
