package io.github.strictjpa.repository;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.querydsl.core.QueryMetadata;
import com.querydsl.core.Tuple;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.Projections;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * Scrolls by the values of a row. They are selected beside it, so that they may stand in
 * another table, and need not be among what the row shows.
 */
final class KeysetScroll<R> {

	private final QuerySource source;

	private final QueryMetadata query;

	private final SelectRows<R> rows;

	private final Keyset keyset;

	KeysetScroll(QuerySource source, QueryMetadata query, SelectRows<R> rows) {
		Aggregates.requireEntities(query, "A position of keys");
		this.source = source;
		this.query = query;
		this.rows = rows;
		this.keyset = Keyset.of(query.getOrderBy(), source);
	}

	Window<R> scroll(KeysetScrollPosition position, int size) {
		boolean backward = position.scrollsBackward();
		Keyset direction = backward ? this.keyset.reversed() : this.keyset;
		List<@Nullable Object> start = position.isInitial() ? List.of()
				: KeysetPosition.valuesOf(position, this.keyset);
		return this.rows.run(() -> {
			List<Tuple> found = read(direction, start, size + 1L);
			boolean more = found.size() > size;
			List<Tuple> window = new ArrayList<>(more ? found.subList(0, size) : found);
			if (backward) {
				Collections.reverse(window);
			}
			List<Map<String, Object>> keys = window.stream().map(this::keysOf).toList();
			return Window.from(this.rows.load(rowsOf(window)),
					(index) -> ScrollPosition.of(keys.get(index), position.getDirection()), more);
		});
	}

	private List<Tuple> read(Keyset direction, List<@Nullable Object> start, long limit) {
		QueryMetadata limited = this.query.clone();
		limited.clearOrderBy();
		direction.columns().forEach((column) -> limited.addOrderBy(column.order()));
		limited.setLimit(limit);
		CheckedQuery<Tuple> checked = this.rows.prepare(CheckedQuery.of(this.source, limited));
		List<Expression<?>> written = new ArrayList<>();
		for (OrderSpecifier<?> order : checked.getMetadata().getOrderBy()) {
			written.add(order.getTarget());
		}
		if (!start.isEmpty()) {
			checked.getMetadata().addWhere(direction.follows(written, start));
		}
		written.add(0, this.query.getProjection());
		checked.select(Projections.tuple(written.toArray(Expression[]::new)));
		return checked.fetch();
	}

	private Map<String, Object> keysOf(Tuple row) {
		Map<String, Object> keys = new LinkedHashMap<>();
		int index = 0;
		for (KeysetColumn column : this.keyset.columns()) {
			index++;
			keys.put(column.name(), row.get(index, Object.class));
		}
		return keys;
	}

	@SuppressWarnings("unchecked")
	private List<R> rowsOf(List<Tuple> window) {
		return (List<R>) window.stream().map((row) -> row.get(0, Object.class)).toList();
	}

}
