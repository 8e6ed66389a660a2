package io.github.strictjpa.repository;

import java.util.List;

import com.querydsl.core.QueryMetadata;

import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.Window;

/**
 * Scrolls by counting rows.
 */
final class OffsetScroll {

	private OffsetScroll() {
	}

	static <R> Window<R> scroll(QuerySource source, QueryMetadata query, SelectRows<R> rows,
			OffsetScrollPosition position, int size) {
		long start = position.isInitial() ? 0 : position.getOffset() + 1;
		QueryMetadata limited = query.clone();
		Paging.limit(limited, size + 1L, start);
		Paging.requireOrder(limited, source);
		List<R> found = rows.list(limited);
		boolean more = found.size() > size;
		return Window.from(more ? found.subList(0, size) : found, OffsetScrollPosition.positionFunction(start), more);
	}

}
