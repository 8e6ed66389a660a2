package io.github.strictjpa.lazyload;

import org.jspecify.annotations.Nullable;

/**
 * What was touched without a session.
 *
 * @param subject the role of a collection or attribute, else the entity of a proxy
 * @param fix what to write instead
 * @param persistenceUnit the name of its unit, or {@code null} where none is known
 */
record DetachedTarget(String subject, String fix, @Nullable String persistenceUnit) {

	private static final String ALTERNATIVE = " Or read it before the session ends, and hand on values instead of the entity.";

	static DetachedTarget ofCollection(Role role, String persistenceUnit) {
		return new DetachedTarget(role.toString(),
				"Fetch it in the query: %s.%s".formatted(role.fetchPlan("selectIn"), ALTERNATIVE), persistenceUnit);
	}

	static DetachedTarget ofAttribute(Role role, String persistenceUnit) {
		return new DetachedTarget(role.toString(),
				"Load it with its entity: %s.%s".formatted(role.entityGraph(), ALTERNATIVE), persistenceUnit);
	}

	static DetachedTarget ofEntity(String entity, String persistenceUnit) {
		return new DetachedTarget(entity, "Fetch it in the query of the entity that holds it." + ALTERNATIVE,
				persistenceUnit);
	}

	static DetachedTarget unknown(String name) {
		return new DetachedTarget(name, "Fetch it in the query." + ALTERNATIVE, null);
	}

}
