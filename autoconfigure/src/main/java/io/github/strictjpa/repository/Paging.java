package io.github.strictjpa.repository;

import java.util.List;

import com.querydsl.core.QueryMetadata;
import com.querydsl.core.QueryModifiers;
import com.querydsl.core.types.OrderSpecifier;

import org.springframework.data.domain.Pageable;

/**
 * Applies a page of Spring Data to a query.
 */
final class Paging {

	private Paging() {
	}

	static QueryMetadata apply(Pageable pageable, QueryMetadata query, QuerySource source, int rowsBeyond) {
		requireUnlimited(query);
		QueryMetadata paged = query.clone();
		if (pageable.getSort().isSorted()) {
			SortableProperties properties = new SortableProperties(source.entityManager().getMetamodel(),
					source.entity());
			List<OrderSpecifier<?>> tieBreakers = List.copyOf(query.getOrderBy());
			paged.clearOrderBy();
			properties.orderBy(pageable.getSort(), source.root()).forEach(paged::addOrderBy);
			tieBreakers.forEach(paged::addOrderBy);
		}
		if (pageable.isPaged()) {
			limit(paged, (long) pageable.getPageSize() + rowsBeyond, pageable.getOffset());
			requireOrder(paged, source);
		}
		return paged;
	}

	/**
	 * Limit a query, and check that JPA can do it.
	 */
	static void limit(QueryMetadata query, long rows, long offset) {
		if (offset > Integer.MAX_VALUE) {
			throw new IllegalArgumentException(
					"The page begins at row %d, more than JPA can skip (%d).".formatted(offset, Integer.MAX_VALUE));
		}
		query.setModifiers(new QueryModifiers(Math.min(rows, Integer.MAX_VALUE), offset));
	}

	/**
	 * Tell of a first page without an order. Of the following ones the guard of all
	 * queries is told by Hibernate, since they have an offset.
	 */
	static void requireOrder(QueryMetadata query, QuerySource source) {
		Long offset = query.getModifiers().getOffset();
		if (query.getOrderBy().isEmpty() && (offset == null || offset == 0)
				&& !Aggregates.isAggregate(query.getProjection())) {
			source.listener().unorderedPage(source.entity());
		}
	}

	private static void requireUnlimited(QueryMetadata query) {
		if (query.getModifiers().isRestricting()) {
			throw new IllegalStateException(
					"The page sets the limit and the offset: leave out limit(…) and offset(…).");
		}
	}

}
