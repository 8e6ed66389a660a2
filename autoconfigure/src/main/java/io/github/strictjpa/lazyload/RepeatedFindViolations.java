package io.github.strictjpa.lazyload;

import io.github.strictjpa.Violation;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Puts the repeated finds of one persistence unit into words.
 */
final class RepeatedFindViolations {

	private final String persistenceUnit;

	RepeatedFindViolations(String persistenceUnit) {
		this.persistenceUnit = persistenceUnit;
	}

	Violation of(EntityPersister persister, StatementCaller caller, int statements) {
		String entity = persister.getRootEntityName();
		return caller.enter(
				Violation
					.of(RepetitionGuard.REPEATED_FIND, entity,
							"%s sent %d statements to find %s by id in one session.".formatted(caller.doer(),
									statements, entity),
							fix(persister))
					.in(this.persistenceUnit));
	}

	private static String fix(EntityPersister persister) {
		return "Find all of them by one: %s; or fetch them with what holds their ids: FetchPlan.of(…).selectIn(…)."
			.formatted(together(persister.getMappedClass(), persister.getIdentifierPropertyName(),
					persister.getIdentifierType().isComponentType()));
	}

	/**
	 * Return the call that finds many. Spring Data's {@code findAllById} sends a
	 * statement for each id that has several columns, and so it is not advised for them.
	 */
	private static String together(Class<?> type, @Nullable String id, boolean composite) {
		if (id == null || composite) {
			return "session.findMultiple(%s.class, ids)".formatted(type.getSimpleName());
		}
		return "findAllById(ids), or where(%s.%s.in(ids))".formatted(QueryVariable.of(type), id);
	}

}
