package io.github.strictjpa.repository;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.querydsl.core.types.Expression;
import com.querydsl.core.types.Order;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.OrderSpecifier.NullHandling;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.dsl.ComparablePath;
import com.querydsl.core.types.dsl.Expressions;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.SingularAttribute;

import org.springframework.data.domain.Sort;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The properties by which an entity can be sorted from outside: its own columns and those
 * of its embeddables. Associations are left out, a sort by one would drop the rows
 * without a target.
 */
final class SortableProperties {

	private final Class<?> entity;

	private final Map<String, Class<?>> types = new TreeMap<>();

	SortableProperties(Metamodel metamodel, Class<?> entity) {
		this.entity = entity;
		collect("", metamodel.managedType(entity));
	}

	List<? extends OrderSpecifier<?>> orderBy(Sort sort, Path<?> root) {
		return sort.stream().map((order) -> orderBy(order, root)).toList();
	}

	private OrderSpecifier<?> orderBy(Sort.Order order, Path<?> root) {
		Class<?> type = this.types.get(order.getProperty());
		if (type == null) {
			throw new InvalidSortException(order.getProperty(), this.entity, this.types.keySet());
		}
		Path<?> parent = root;
		String[] steps = StringUtils.delimitedListToStringArray(order.getProperty(), ".");
		for (int index = 0; index < steps.length - 1; index++) {
			parent = Expressions.path(Object.class, parent, steps[index]);
		}
		String name = steps[steps.length - 1];
		boolean lower = order.isIgnoreCase() && type == String.class;
		Expression<? extends Comparable<?>> column = lower ? Expressions.stringPath(parent, name).lower()
				: column(type, parent, name);
		return specifier(order, column);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static ComparablePath<? extends Comparable<?>> column(Class<?> type, Path<?> parent, String name) {
		return Expressions.comparablePath((Class) type, parent, name);
	}

	private static OrderSpecifier<?> specifier(Sort.Order order, Expression<? extends Comparable<?>> column) {
		NullHandling nulls = switch (order.getNullHandling()) {
			case NATIVE -> NullHandling.Default;
			case NULLS_FIRST -> NullHandling.NullsFirst;
			case NULLS_LAST -> NullHandling.NullsLast;
		};
		return new OrderSpecifier<>(order.isAscending() ? Order.ASC : Order.DESC, column, nulls);
	}

	private void collect(String prefix, ManagedType<?> managed) {
		for (SingularAttribute<?, ?> attribute : managed.getSingularAttributes()) {
			Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(attribute.getJavaType());
			if (attribute.getType() instanceof EmbeddableType<?> embeddable) {
				collect(prefix + attribute.getName() + ".", embeddable);
			}
			else if (attribute.getPersistentAttributeType() == PersistentAttributeType.BASIC
					&& Comparable.class.isAssignableFrom(type)) {
				this.types.put(prefix + attribute.getName(), type);
			}
		}
	}

}
