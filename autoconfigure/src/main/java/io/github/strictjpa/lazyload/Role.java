package io.github.strictjpa.lazyload;

import org.hibernate.metamodel.mapping.DiscriminatedAssociationModelPart;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/**
 * An association or collection with the entity that declares it.
 *
 * @param entity the name of the entity
 * @param type its class
 * @param path the attribute, or the path to it through embeddables
 * @param fetchable whether a query can fetch it: none can where it leads to any entity
 */
record Role(String entity, Class<?> type, String path, boolean fetchable) {

	static Role of(CollectionPersister collection) {
		EntityPersister owner = collection.getOwnerEntityPersister();
		String path = collection.getRole().substring(owner.getEntityName().length() + 1);
		return new Role(owner.getEntityName(), owner.getMappedClass(), path, !(collection.getAttributeMapping()
			.getElementDescriptor() instanceof DiscriminatedAssociationModelPart));
	}

	/**
	 * Return the role of an attribute that an entity may have inherited from another.
	 */
	static Role of(EntityPersister persister, String attribute, String path) {
		ModelPart part = persister.findAttributeMapping(attribute);
		EntityMappingType owner = (part != null) ? part.findContainingEntityMapping() : persister;
		return new Role(owner.getEntityName(), owner.getEntityPersister().getMappedClass(), path,
				!(persister.findByPath(path) instanceof DiscriminatedAssociationModelPart));
	}

	/**
	 * Return the fetch plan that loads this role, as code that compiles.
	 */
	String fetchPlan(String strategy) {
		String variable = QueryVariable.of(this.type);
		return "FetchPlan.of(%s).%s(%s.%s)".formatted(variable, strategy, variable, this.path);
	}

	/**
	 * Return the entity graph that loads this attribute, as code that compiles.
	 */
	String entityGraph() {
		return "@EntityGraph(attributePaths = \"%s\") on the query of %s".formatted(this.path,
				this.type.getSimpleName());
	}

	@Override
	public String toString() {
		return this.entity + "." + this.path;
	}

}
