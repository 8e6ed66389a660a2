package io.github.strictjpa.repository;

import java.util.List;

import com.querydsl.core.QueryMetadata;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.FactoryExpression;
import com.querydsl.core.types.Operation;
import com.querydsl.core.types.Ops;
import com.querydsl.core.types.TemplateExpression;
import org.jspecify.annotations.Nullable;

/**
 * Tells projections that make one row of many.
 */
final class Aggregates {

	private Aggregates() {
	}

	static boolean isAggregate(@Nullable Object projection) {
		if (projection instanceof Operation<?> operation && operation.getOperator() instanceof Ops.AggOps) {
			return true;
		}
		return argumentsOf(projection).stream().anyMatch(Aggregates::isAggregate);
	}

	/**
	 * Check that each row stands for itself.
	 * @param operation what is to be done, for the message
	 */
	static void requireNone(QueryMetadata query, String operation) {
		if (query.getGroupBy().isEmpty() && isAggregate(query.getProjection())) {
			throw new IllegalStateException(
					("%s of a query that selects %s: it has one row, whatever there is. Write one() to read the value, "
							+ "or begin with select() or select(a column).")
						.formatted(operation, query.getProjection()));
		}
	}

	/**
	 * Check that each row has an identifier.
	 * @param operation what is to be done, for the message
	 */
	static void requireEntities(QueryMetadata query, String operation) {
		requireNone(query, operation);
		if (!query.getGroupBy().isEmpty() || query.isDistinct()) {
			throw new IllegalStateException(
					("%s goes from row to row by the identifier, and the rows of groupBy(…) and distinct() have none. "
							+ "Write slice(…), page(…) or stream().")
						.formatted(operation));
		}
	}

	private static List<?> argumentsOf(@Nullable Object expression) {
		if (expression instanceof Operation<?> operation) {
			return operation.getArgs();
		}
		if (expression instanceof FactoryExpression<?> factory) {
			List<Expression<?>> arguments = factory.getArgs();
			return arguments;
		}
		return (expression instanceof TemplateExpression<?> template) ? template.getArgs() : List.of();
	}

}
