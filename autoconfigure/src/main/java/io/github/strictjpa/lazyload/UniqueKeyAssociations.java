package io.github.strictjpa.lazyload;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/**
 * Tells whether a mapping has to-one associations by another column than a primary key,
 * the inverse sides of one-to-ones included: only they need a listener for each entity
 * that is loaded.
 */
final class UniqueKeyAssociations {

	private UniqueKeyAssociations() {
	}

	static boolean arePartOf(Metadata metadata) {
		return metadata.getEntityBindings()
			.stream()
			.map(PersistentClass::getProperties)
			.flatMap((properties) -> properties.stream())
			.map(Property::getValue)
			.anyMatch(UniqueKeyAssociations::isPartOf);
	}

	private static boolean isPartOf(Value value) {
		if (value instanceof Component component) {
			return component.getProperties().stream().map(Property::getValue).anyMatch(UniqueKeyAssociations::isPartOf);
		}
		return value instanceof ToOne toOne && !toOne.isReferenceToPrimaryKey();
	}

}
