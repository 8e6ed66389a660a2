package io.github.strictjpa.query;

import io.github.strictjpa.Rule;
import org.hibernate.query.sqm.tree.select.SqmOrderByClause;
import org.hibernate.query.sqm.tree.select.SqmQueryPart;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Slice;

/**
 * Finds queries for a page of rows that have no order. A limit without an offset is a
 * page only where a repository method says so: "any five rows" needs no order.
 */
final class UnorderedPageCheck implements QueryCheck {

	@Override
	public Rule rule() {
		return QueryGuard.UNORDERED_PAGE;
	}

	@Override
	public @Nullable Problem check(TranslatedQuery query) {
		if (isOrdered(query.sqm().getQueryPart()) || !isPage(query)) {
			return null;
		}
		return problem(query.entityName());
	}

	static Problem problem(String entity) {
		return new Problem(
				"reads a page of %s without an order: a row may be on two pages or on none.".formatted(entity),
				"Order the query, by a unique column last: orderBy(…, user.id.asc()).");
	}

	private static boolean isPage(TranslatedQuery query) {
		if (query.hasOffset()) {
			return true;
		}
		if (!query.isLimited() || query.isForOneRow()) {
			return false;
		}
		RepositoryCall call = RepositoryCall.current();
		return call != null && Slice.class.isAssignableFrom(call.method().getReturnType());
	}

	private static boolean isOrdered(SqmQueryPart<?> part) {
		SqmOrderByClause order = part.getOrderByClause();
		return order != null && !order.getSortSpecifications().isEmpty();
	}

}
