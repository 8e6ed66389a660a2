package io.github.strictjpa.fetch;

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.CollectionPart;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.ManagedMappingType;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The associations of a plan in Hibernate's mapping.
 */
final class Associations {

	private Associations() {
	}

	/**
	 * Return the mapping of an association.
	 * @throws IllegalArgumentException if the entity has no such association
	 */
	static AttributeMapping find(ManagedMappingType holder, String name) {
		ManagedMappingType type = holder;
		AttributeMapping attribute = null;
		for (String step : StringUtils.delimitedListToStringArray(name, ".")) {
			attribute = (type != null) ? type.findAttributeMapping(step) : null;
			type = (attribute instanceof EmbeddableValuedModelPart embedded) ? embedded.getEmbeddableTypeDescriptor()
					: null;
		}
		if (!(attribute instanceof ToOneAttributeMapping) && !(attribute instanceof PluralAttributeMapping)) {
			throw new IllegalArgumentException(
					"The plan names '%s', but %s has no association of that name. Build the plan from its query class."
						.formatted(name, holder.getNavigableRole().getFullPath()));
		}
		return attribute;
	}

	/**
	 * Return the value of an association.
	 * @param holder the type of the owner
	 * @param owner an initialised entity, or an embeddable
	 * @param name the name of the association
	 * @return a collection, a map, an entity, a proxy, or {@code null}
	 */
	static @Nullable Object valueOf(ManagedMappingType holder, Object owner, String name) {
		ManagedMappingType type = holder;
		Object value = owner;
		for (String step : StringUtils.delimitedListToStringArray(name, ".")) {
			AttributeMapping attribute = (type != null && value != null) ? type.findAttributeMapping(step) : null;
			value = (attribute != null) ? attribute.getValue(value) : null;
			type = (attribute instanceof EmbeddableValuedModelPart embedded) ? embedded.getEmbeddableTypeDescriptor()
					: null;
		}
		return value;
	}

	/**
	 * Return what an association leads to, or {@code null} where that is a column.
	 */
	static @Nullable ManagedMappingType targetOf(AttributeMapping association) {
		if (association instanceof ToOneAttributeMapping toOne) {
			return toOne.getEntityMappingType();
		}
		CollectionPart elements = (association instanceof PluralAttributeMapping plural) ? plural.getElementDescriptor()
				: null;
		if (elements instanceof EntityCollectionPart entities) {
			return entities.getEntityMappingType();
		}
		return (elements instanceof EmbeddableValuedModelPart embeddables) ? embeddables.getEmbeddableTypeDescriptor()
				: null;
	}

}
