package io.github.strictjpa.query;

import io.github.strictjpa.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Judges a query between its translation to SQL and its execution.
 */
interface QueryCheck {

	Rule rule();

	/**
	 * Return what is wrong with a query, or {@code null}.
	 * @param query the query
	 */
	@Nullable Problem check(TranslatedQuery query);

	/**
	 * What is wrong.
	 *
	 * @param predicate the rest of a sentence that starts with the place in the code
	 * @param fix what to write instead
	 */
	record Problem(String predicate, String fix) {

	}

}
