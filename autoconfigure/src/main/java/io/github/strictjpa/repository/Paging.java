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

	static QueryMetadata apply(Pageable pageable, QueryMetadata query, QuerySource source) {
		QueryMetadata paged = query.clone();
		if (pageable.getSort().isSorted()) {
			SortableProperties properties = new SortableProperties(source.entityManager().getMetamodel(),
					source.root().getType());
			List<OrderSpecifier<?>> tieBreakers = List.copyOf(query.getOrderBy());
			paged.clearOrderBy();
			properties.orderBy(pageable.getSort(), source.root()).forEach(paged::addOrderBy);
			tieBreakers.forEach(paged::addOrderBy);
		}
		if (pageable.isPaged()) {
			if (pageable.getOffset() > Integer.MAX_VALUE) {
				throw new IllegalArgumentException(
						"Page %d of %d rows each begins at row %d, more than JPA can skip (%d).".formatted(
								pageable.getPageNumber(), pageable.getPageSize(), pageable.getOffset(),
								Integer.MAX_VALUE));
			}
			paged.setModifiers(new QueryModifiers((long) pageable.getPageSize(), pageable.getOffset()));
		}
		return paged;
	}

}
