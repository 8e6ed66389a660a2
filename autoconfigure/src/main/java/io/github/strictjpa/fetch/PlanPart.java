package io.github.strictjpa.fetch;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.graph.spi.RootGraphImplementor;
import org.hibernate.loader.ast.spi.Loadable;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded by statements of its own: a collection or an entity of a factory, with
 * what is beneath it.
 */
record PlanPart(SessionFactoryImplementor factory, Loadable loadable, FetchTree beneath) {

	static PlanPart of(PluralAttributeMapping collection, FetchTree beneath) {
		return new PlanPart(collection.getCollectionDescriptor().getFactory(), collection, beneath);
	}

	static PlanPart of(EntityPersister entity, FetchTree beneath) {
		return new PlanPart(entity.getFactory(), entity, beneath);
	}

	/**
	 * Return what is joined to the entities that are loaded, or {@code null} where those
	 * are none.
	 */
	@Nullable RootGraphImplementor<?> graph() {
		EntityMappingType entity = entity();
		return (entity != null) ? PlanGraph.of(this.factory, entity.getJavaType().getJavaTypeClass(), this.beneath)
				: null;
	}

	private @Nullable EntityMappingType entity() {
		if (this.loadable instanceof PluralAttributeMapping collection) {
			return (collection.getElementDescriptor() instanceof EntityCollectionPart elements)
					? elements.getEntityMappingType() : null;
		}
		return (EntityMappingType) this.loadable;
	}

}
