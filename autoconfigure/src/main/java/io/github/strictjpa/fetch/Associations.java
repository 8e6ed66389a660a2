package io.github.strictjpa.fetch;

import java.util.ArrayList;
import java.util.List;

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
	 * Return the attributes that lead to an association: embeddables, and the association
	 * at the end.
	 * @throws IllegalArgumentException if the entity has no such association
	 */
	static List<AttributeMapping> find(ManagedMappingType holder, String name) {
		List<AttributeMapping> steps = new ArrayList<>();
		ManagedMappingType type = holder;
		for (String step : StringUtils.delimitedListToStringArray(name, ".")) {
			AttributeMapping attribute = (type != null) ? type.findAttributeMapping(step) : null;
			if (attribute == null) {
				throw unknown(holder, name);
			}
			steps.add(attribute);
			type = (attribute instanceof EmbeddableValuedModelPart embedded) ? embedded.getEmbeddableTypeDescriptor()
					: null;
		}
		AttributeMapping association = last(steps);
		if (!(association instanceof ToOneAttributeMapping) && !(association instanceof PluralAttributeMapping)) {
			throw unknown(holder, name);
		}
		return steps;
	}

	private static IllegalArgumentException unknown(ManagedMappingType holder, String name) {
		return new IllegalArgumentException(
				"The plan names '%s', but %s has no association of that name. Build the plan from its query class."
					.formatted(name, holder.getNavigableRole().getFullPath()));
	}

	static AttributeMapping last(List<AttributeMapping> steps) {
		return steps.get(steps.size() - 1);
	}

	/**
	 * Return the value of an association.
	 * @param owner an initialised entity, or an embeddable
	 * @param steps the attributes that lead to it
	 * @return a collection, a map, an entity, a proxy, or {@code null}
	 */
	static @Nullable Object valueOf(Object owner, List<AttributeMapping> steps) {
		Object value = owner;
		for (AttributeMapping step : steps) {
			value = (value != null) ? step.getValue(value) : null;
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
