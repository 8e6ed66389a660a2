package io.github.strictjpa.repository;

import com.querydsl.core.types.Expression;
import com.querydsl.core.types.ExpressionUtils;
import com.querydsl.core.types.Operator;
import com.querydsl.core.types.Ops;
import com.querydsl.core.types.Order;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.OrderSpecifier.NullHandling;
import com.querydsl.core.types.Predicate;
import com.querydsl.core.types.dsl.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * A column by which rows are sorted, in the direction in which they are read.
 *
 * @param name the name in a scroll position: the path, without the variable
 * @param target the column as it was written
 * @param ascending whether small values come first
 * @param nullable whether a row may have no value
 * @param nullsFirst whether such rows come first
 */
record KeysetColumn(String name, Expression<?> target, boolean ascending, boolean nullable, boolean nullsFirst) {

	KeysetColumn reversed() {
		return new KeysetColumn(this.name, this.target, !this.ascending, this.nullable, !this.nullsFirst);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	OrderSpecifier<?> order() {
		NullHandling nulls = this.nullsFirst ? NullHandling.NullsFirst : NullHandling.NullsLast;
		return new OrderSpecifier(this.ascending ? Order.ASC : Order.DESC, this.target,
				this.nullable ? nulls : NullHandling.Default);
	}

	/**
	 * Return the condition for rows with the same value.
	 * @param column the column as it is written in the query
	 */
	Predicate equal(Expression<?> column, @Nullable Object value) {
		return (value != null) ? compare(Ops.EQ, column, value) : ExpressionUtils.isNull(column);
	}

	/**
	 * Return the condition for rows with a later value, or {@code null} where there is
	 * none.
	 */
	@Nullable Predicate later(Expression<?> column, @Nullable Object value) {
		if (value == null) {
			return this.nullsFirst ? ExpressionUtils.isNotNull(column) : null;
		}
		Predicate later = compare(this.ascending ? Ops.GT : Ops.LT, column, value);
		return (this.nullable && !this.nullsFirst) ? ExpressionUtils.or(later, ExpressionUtils.isNull(column)) : later;
	}

	/**
	 * Return the condition for rows with the same or a later value, for a column that has
	 * one.
	 */
	Predicate equalOrLater(Expression<?> column, Object value) {
		return compare(this.ascending ? Ops.GOE : Ops.LOE, column, value);
	}

	private static Predicate compare(Operator operator, Expression<?> column, Object value) {
		return ExpressionUtils.predicate(operator, column, Expressions.constant(value));
	}

}
