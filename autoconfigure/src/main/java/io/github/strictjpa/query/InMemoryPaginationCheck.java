package io.github.strictjpa.query;

import java.util.List;

import io.github.strictjpa.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Finds queries of which Hibernate reads the whole result to return a part.
 */
final class InMemoryPaginationCheck implements QueryCheck {

	@Override
	public Rule rule() {
		return QueryGuard.IN_MEMORY_PAGINATION;
	}

	@Override
	public @Nullable Problem check(TranslatedQuery query) {
		List<String> roles = query.joinedCollections();
		if (roles.isEmpty() || !query.isLimited() || query.isLimitedInMemoryByChoice() || query.isLimitedInSql()) {
			return null;
		}
		return new Problem(
				"limits a query that joins the collection %s: Hibernate reads all rows and takes the part in memory."
					.formatted(String.join(" and ", roles)),
				"Leave the join out and fetch the collection by 'selectIn' of a FetchPlan: the limit is then part of the "
						+ "SQL.");
	}

}
