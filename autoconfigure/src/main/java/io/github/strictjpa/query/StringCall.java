package io.github.strictjpa.query;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.Type;

/**
 * A call that hands over names or text which the compiler cannot check.
 */
enum StringCall {

	/**
	 * A query as a string.
	 */
	QUERY,

	/**
	 * A property to sort by as a string.
	 */
	SORT;

	private static final Set<String> SESSIONS = Set.of("jakarta/persistence/EntityManager", "org/hibernate/Session",
			"org/hibernate/StatelessSession", "org/hibernate/SharedSessionContract",
			"org/hibernate/query/QueryProducer");

	private static final Set<String> QUERY_METHODS = Set.of("createQuery", "createNativeQuery", "createSelectionQuery",
			"createMutationQuery", "createNativeMutationQuery");

	private static final Set<String> SORTS = Set.of("org/springframework/data/domain/Sort",
			"org/springframework/data/domain/Sort$Order", "org/springframework/data/domain/PageRequest",
			"org/springframework/data/jpa/domain/JpaSort");

	private static final Set<String> SORT_METHODS = Set.of("by", "asc", "desc", "<init>", "of", "withSort", "unsafe",
			"andUnsafe");

	private static final Set<String> TEXTS = Set.of("java.lang.String", "java.lang.String[]");

	/**
	 * Return whether a class has such methods.
	 */
	static boolean isOwner(String className) {
		return SESSIONS.contains(className) || SORTS.contains(className);
	}

	/**
	 * Return what a call hands over, or {@code null} if it is neither.
	 */
	static @Nullable StringCall of(String owner, String method, Type[] parameters) {
		if (SESSIONS.contains(owner) && QUERY_METHODS.contains(method) && parameters.length > 0
				&& TEXTS.contains(parameters[0].getClassName())) {
			return QUERY;
		}
		if (SORTS.contains(owner) && SORT_METHODS.contains(method)) {
			for (Type parameter : parameters) {
				if (TEXTS.contains(parameter.getClassName())) {
					return SORT;
				}
			}
		}
		return null;
	}

}
