package io.github.strictjpa.query;

import java.util.List;

import io.github.strictjpa.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Finds queries that fetch several collections by joins.
 */
final class MultipleCollectionJoinCheck implements QueryCheck {

	@Override
	public Rule rule() {
		return QueryGuard.MULTIPLE_COLLECTION_JOIN;
	}

	@Override
	public @Nullable Problem check(TranslatedQuery query) {
		List<String> roles = query.joinedCollections();
		if (roles.size() < 2) {
			return null;
		}
		return new Problem(
				"joins the collections %s in one query: each element of one comes back once for each element of the other."
					.formatted(String.join(" and ", roles)),
				"Fetch at most one of them by a join, and the others by 'selectIn' of a FetchPlan: one more query each.");
	}

}
