package io.github.strictjpa.repository;

import java.util.ArrayList;
import java.util.List;

import com.querydsl.core.types.Expression;
import com.querydsl.core.types.ExpressionUtils;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.OrderSpecifier.NullHandling;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.Predicate;
import org.hibernate.dialect.NullOrdering;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The columns that say where a row stands among the others. The identifier is the last of
 * them, so that no two rows stand in the same place.
 *
 * @param columns the columns, in the direction in which the rows are read
 */
record Keyset(List<KeysetColumn> columns) {

	static Keyset of(List<OrderSpecifier<?>> orders, QuerySource source) {
		SessionFactoryImplementor factory = source.entityManager()
			.getEntityManagerFactory()
			.unwrap(SessionFactoryImplementor.class);
		NullOrdering ordering = factory.getJdbcServices().getDialect().getNullOrdering();
		EntityColumns entity = new EntityColumns(factory.getJpaMetamodel(), source.root());
		List<KeysetColumn> columns = new ArrayList<>();
		for (OrderSpecifier<?> order : orders) {
			columns.add(column(order.getTarget(), order.isAscending(), order.getNullHandling(), ordering, entity));
		}
		boolean ascending = columns.isEmpty() || columns.get(columns.size() - 1).ascending();
		for (Path<?> id : entity.identifier()) {
			if (columns.stream().noneMatch((column) -> column.target().equals(id))) {
				columns.add(column(id, ascending, NullHandling.Default, ordering, entity));
			}
		}
		return new Keyset(List.copyOf(columns));
	}

	Keyset reversed() {
		return new Keyset(this.columns.stream().map(KeysetColumn::reversed).toList());
	}

	/**
	 * Return the condition for the rows that follow a row. Its first part is implied by
	 * the other ones: with it an index begins at that row, where it would else be read
	 * from its start.
	 * @param written the columns as they are written in the query
	 * @param values the values of the row
	 */
	@Nullable Predicate follows(List<Expression<?>> written, List<@Nullable Object> values) {
		Predicate equal = null;
		Predicate follows = null;
		for (int index = 0; index < this.columns.size(); index++) {
			KeysetColumn column = this.columns.get(index);
			Predicate later = column.later(written.get(index), values.get(index));
			if (later != null) {
				follows = ExpressionUtils.or(follows, ExpressionUtils.and(equal, later));
			}
			equal = ExpressionUtils.and(equal, column.equal(written.get(index), values.get(index)));
		}
		KeysetColumn first = this.columns.get(0);
		Object value = values.get(0);
		return (first.nullable() || value == null || this.columns.size() == 1) ? follows
				: ExpressionUtils.and(first.equalOrLater(written.get(0), value), follows);
	}

	private static KeysetColumn column(Expression<?> target, boolean ascending, NullHandling nulls,
			NullOrdering ordering, EntityColumns entity) {
		boolean nullsFirst = switch (nulls) {
			case NullsFirst -> true;
			case NullsLast -> false;
			case Default -> switch (ordering) {
				case SMALLEST -> ascending;
				case GREATEST -> !ascending;
				case FIRST -> true;
				case LAST -> false;
			};
		};
		return new KeysetColumn(entity.nameOf(target), target, ascending, entity.isNullable(target), nullsFirst);
	}

}
