package io.github.strictjpa.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * All associations between the entities of a persistence unit, in a form that finds the
 * other side of one in constant time. Those in elements of collections are left out: they
 * cannot have another side.
 */
final class Associations {

	private final Metadata metadata;

	private final Map<Direction, List<Association>> byDirection = new LinkedHashMap<>();

	private Associations(Metadata metadata) {
		this.metadata = metadata;
		MappedAttributes.entities(metadata).forEach(this::addAll);
	}

	static Associations of(Metadata metadata) {
		return new Associations(metadata);
	}

	Stream<Association> stream() {
		return this.byDirection.values().stream().flatMap(List::stream);
	}

	/**
	 * Return the associations that lead from the target of one back to its owner, those
	 * of other relationships included.
	 */
	Stream<Association> leadingBack(Association association) {
		Direction direction = new Direction(association.target(), association.owner());
		return this.byDirection.getOrDefault(direction, List.of()).stream();
	}

	/**
	 * Return the other sides of the relationship that an association belongs to.
	 */
	Stream<Association> otherSides(Association association) {
		return leadingBack(association).filter(association::isOtherSideOf);
	}

	private void addAll(PersistentClass entity) {
		Class<?> type = entity.getMappedClass();
		if (type != null) {
			MappedAttributes.declaredBy(entity).forEach((property) -> add(entity, type, "", property));
		}
	}

	private void add(PersistentClass owner, Class<?> type, String prefix, Property property) {
		if (property.isSynthetic() || property.isBackRef()) {
			return;
		}
		String path = prefix + property.getName();
		if (property.getValue() instanceof Component component) {
			if (!component.isDynamic()) {
				component.getProperties()
					.forEach((nested) -> add(owner, component.getComponentClass(), path + ".", nested));
			}
			return;
		}
		PersistentClass target = target(property.getValue());
		if (target != null) {
			this.byDirection.computeIfAbsent(new Direction(owner, target), (direction) -> new ArrayList<>())
				.add(new Association(owner, target, path, new MappedAttribute(type, property)));
		}
	}

	private @Nullable PersistentClass target(Value value) {
		Value end = (value instanceof Collection collection) ? collection.getElement() : value;
		if (end instanceof OneToMany oneToMany) {
			return oneToMany.getAssociatedClass();
		}
		return (end instanceof ToOne toOne) ? this.metadata.getEntityBinding(toOne.getReferencedEntityName()) : null;
	}

	/**
	 * From which hierarchy of entities to which.
	 */
	private record Direction(RootClass from, RootClass to) {

		Direction(PersistentClass from, PersistentClass to) {
			this(from.getRootClass(), to.getRootClass());
		}

	}

}
