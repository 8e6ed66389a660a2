package io.github.strictjpa.lazyload;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.EntityAssociationMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded for the access to an attribute of an enhanced entity.
 *
 * @param entity the entity
 * @param role the attribute, or the one that holds the reference, or {@code null} where
 * several may hold it
 * @param isAssociation whether it is an association, which a query can fetch
 */
record EnhancedTarget(String entity, @Nullable Role role, boolean isAssociation) {

	static EnhancedTarget of(EnhancedLoad load, SessionImplementor session, ProxyOwners owners) {
		EntityPersister persister = session.getFactory().getMappingMetamodel().findEntityDescriptor(load.type());
		String name = (persister != null) ? persister.getEntityName() : load.type().getName();
		if (load.ofReference()) {
			return new EnhancedTarget(name, owners.findHolder(session, load.type()), true);
		}
		if (persister == null) {
			return new EnhancedTarget(name, new Role(name, load.type(), load.attribute(), true), false);
		}
		return new EnhancedTarget(name, Role.of(persister, load.attribute(), load.attribute()),
				persister.findAttributeMapping(load.attribute()) instanceof EntityAssociationMapping);
	}

	String subject() {
		return (this.role != null) ? this.role.toString() : this.entity;
	}

}
