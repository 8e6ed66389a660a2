package io.github.strictjpa.mapping;

import java.util.Comparator;
import java.util.stream.Stream;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Value;

/**
 * All attributes of a persistence unit: those of identifiers, of embeddables at any
 * depth, also as elements and keys of collections, and of mapped superclasses. What
 * several entities inherit or embed is there for each of them.
 */
final class MappedAttributes {

	private final Stream.Builder<MappedAttribute> attributes = Stream.builder();

	private MappedAttributes() {
	}

	static Stream<MappedAttribute> of(Metadata metadata) {
		MappedAttributes attributes = new MappedAttributes();
		entities(metadata).forEach(attributes::addAll);
		return attributes.attributes.build();
	}

	/**
	 * Return the entities by name, so that a report does not depend on the order of a
	 * hash.
	 */
	static Stream<PersistentClass> entities(Metadata metadata) {
		return metadata.getEntityBindings().stream().sorted(Comparator.comparing(PersistentClass::getEntityName));
	}

	/**
	 * Return the properties that an entity declares or inherits from mapped superclasses,
	 * those of its identifier included if no other entity declares it.
	 */
	static Stream<Property> declaredBy(PersistentClass entity) {
		Stream<Property> properties = entity.getProperties().stream();
		if (!(entity instanceof RootClass)) {
			return properties;
		}
		if (entity.getIdentifierProperty() != null) {
			return Stream.concat(properties, Stream.of(entity.getIdentifierProperty()));
		}
		Component identifier = (entity.getIdentifierMapper() != null) ? entity.getIdentifierMapper()
				: (entity.getIdentifier() instanceof Component component) ? component : null;
		return (identifier != null) ? Stream.concat(properties, identifier.getProperties().stream()) : properties;
	}

	private void addAll(PersistentClass entity) {
		Class<?> type = entity.getMappedClass();
		if (type != null) {
			declaredBy(entity).forEach((property) -> add(type, property));
		}
	}

	private void add(Class<?> type, Property property) {
		if (!property.isSynthetic() && !property.isBackRef()) {
			this.attributes.add(new MappedAttribute(type, property));
			descend(property.getValue());
		}
	}

	private void descend(Value value) {
		if (value instanceof Component component) {
			if (!component.isDynamic()) {
				component.getProperties().forEach((property) -> add(component.getComponentClass(), property));
			}
		}
		else if (value instanceof Collection collection) {
			descend(collection.getElement());
			if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
				descend(indexed.getIndex());
			}
		}
	}

}
