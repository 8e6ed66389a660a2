package io.github.strictjpa.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import javax.lang.model.SourceVersion;

import com.querydsl.core.QueryMetadata;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.ExpressionUtils;
import com.querydsl.core.types.FactoryExpression;
import com.querydsl.core.types.Operation;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.PathType;
import com.querydsl.core.types.SubQueryExpression;
import com.querydsl.core.types.TemplateExpression;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Pageable;
import org.springframework.data.querydsl.QSort;
import org.springframework.util.StringUtils;

/**
 * Finds paths in expressions whose elements are not names.
 */
final class UnsafePaths {

	private static final Set<PathType> WRITTEN_AS_IT_IS = Set.of(PathType.PROPERTY, PathType.VARIABLE,
			PathType.TREATED_PATH);

	private UnsafePaths() {
	}

	/**
	 * Return the first element that is no name, or {@code null} where there is none.
	 * @param value an argument of a query: an expression, an order, a sort, a page or
	 * several of them
	 */
	static @Nullable String find(@Nullable Object value) {
		if (value instanceof Expression<?> expression && ExpressionUtils.extract(expression) instanceof Path<?> path) {
			return findIn(path);
		}
		for (Object part : partsOf(value)) {
			String found = find(part);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static @Nullable String findIn(Path<?> path) {
		for (Path<?> step = path; step != null; step = step.getMetadata().getParent()) {
			if (WRITTEN_AS_IT_IS.contains(step.getMetadata().getPathType())
					&& step.getMetadata().getElement() instanceof String text && !isName(text)) {
				return text;
			}
		}
		return null;
	}

	private static boolean isName(String text) {
		return Arrays.stream(StringUtils.delimitedListToStringArray(text, ".")).allMatch(SourceVersion::isIdentifier);
	}

	private static Collection<?> partsOf(@Nullable Object value) {
		if (value instanceof Object[] array) {
			return Arrays.asList(array);
		}
		if (value instanceof Pageable pageable) {
			return partsOf(pageable.getSort());
		}
		if (value instanceof QSort sort) {
			return sort.getOrderSpecifiers();
		}
		if (value instanceof OrderSpecifier<?> order) {
			return List.of(order.getTarget());
		}
		return (value instanceof Collection<?> collection) ? collection
				: (value instanceof Expression<?> expression) ? partsOf(expression) : List.of();
	}

	private static Collection<?> partsOf(Expression<?> written) {
		Expression<?> expression = ExpressionUtils.extract(written);
		if (expression instanceof Operation<?> operation) {
			return operation.getArgs();
		}
		if (expression instanceof TemplateExpression<?> template) {
			return template.getArgs();
		}
		if (expression instanceof FactoryExpression<?> factory) {
			return factory.getArgs();
		}
		return (expression instanceof SubQueryExpression<?> subquery) ? partsOf(subquery.getMetadata()) : List.of();
	}

	private static Collection<?> partsOf(QueryMetadata query) {
		List<Object> parts = new ArrayList<>(query.getGroupBy());
		parts.addAll(query.getOrderBy());
		query.getJoins().forEach((join) -> parts.addAll(Arrays.asList(join.getTarget(), join.getCondition())));
		parts.addAll(Arrays.asList(query.getProjection(), query.getWhere(), query.getHaving()));
		parts.removeIf(Objects::isNull);
		return parts;
	}

}
