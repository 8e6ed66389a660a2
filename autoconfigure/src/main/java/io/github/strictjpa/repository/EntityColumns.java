package io.github.strictjpa.repository;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.querydsl.core.types.EntityPath;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.PathType;
import com.querydsl.core.types.dsl.Expressions;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.SingularAttribute;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * What the metamodel knows of the columns of an entity.
 */
final class EntityColumns {

	private final Metamodel metamodel;

	private final EntityPath<?> root;

	EntityColumns(Metamodel metamodel, EntityPath<?> root) {
		this.metamodel = metamodel;
		this.root = root;
	}

	/**
	 * Return the columns of the identifier, those of its parts where it has several.
	 */
	List<Path<?>> identifier() {
		List<Path<?>> columns = new ArrayList<>();
		addIdentifier(this.metamodel.entity(this.root.getType()), this.root, columns);
		return columns;
	}

	/**
	 * Return a path without its variable, and any other expression as it prints itself.
	 */
	String nameOf(Expression<?> expression) {
		String text = expression.toString();
		String variable = this.root + ".";
		return (expression instanceof Path && text.startsWith(variable)) ? text.substring(variable.length()) : text;
	}

	/**
	 * Return whether an expression may be {@code null}. Only for columns that the mapping
	 * says to have a value it is known that they are not.
	 */
	boolean isNullable(Expression<?> expression) {
		List<String> steps = new ArrayList<>();
		Path<?> path = (expression instanceof Path<?> written) ? written : null;
		while (path != null && path.getMetadata().getPathType() == PathType.PROPERTY) {
			steps.add(0, path.getMetadata().getName());
			path = path.getMetadata().getParent();
		}
		if (path == null || !path.equals(this.root)) {
			return true;
		}
		ManagedType<?> type = this.metamodel.managedType(this.root.getType());
		for (String step : steps) {
			SingularAttribute<?, ?> attribute = (type != null) ? find(type, step) : null;
			boolean embedded = attribute != null
					&& attribute.getPersistentAttributeType() == Attribute.PersistentAttributeType.EMBEDDED;
			if (attribute == null || (attribute.isOptional() && !attribute.isId() && !embedded)) {
				return true;
			}
			type = (attribute.getType() instanceof ManagedType<?> next) ? next : null;
		}
		return false;
	}

	private static @Nullable SingularAttribute<?, ?> find(ManagedType<?> type, String name) {
		return type.getSingularAttributes()
			.stream()
			.filter((attribute) -> attribute.getName().equals(name))
			.findFirst()
			.orElse(null);
	}

	private void addIdentifier(ManagedType<?> type, Path<?> parent, List<Path<?>> columns) {
		type.getSingularAttributes()
			.stream()
			.filter(SingularAttribute::isId)
			.sorted(Comparator.comparing(Attribute::getName))
			.forEach((attribute) -> addColumns(attribute, parent, columns));
	}

	private void addColumns(SingularAttribute<?, ?> attribute, Path<?> parent, List<Path<?>> columns) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(attribute.getJavaType());
		if (!(attribute.getType() instanceof ManagedType<?> managed)) {
			columns.add(column(type, parent, attribute.getName()));
			return;
		}
		Path<?> path = Expressions.path(type, parent, attribute.getName());
		if (attribute.isAssociation()) {
			addIdentifier(managed, path, columns);
		}
		else {
			managed.getSingularAttributes()
				.stream()
				.sorted(Comparator.comparing(Attribute::getName))
				.forEach((part) -> addColumns(part, path, columns));
		}
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Path<?> column(Class<?> type, Path<?> parent, String name) {
		return Expressions.comparablePath((Class) type, parent, name);
	}

}
