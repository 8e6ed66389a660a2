package io.github.strictjpa.lazyload;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded for the access to an attribute of an enhanced entity.
 *
 * @param entity the entity
 * @param role the attribute, or the one that holds the reference, or {@code null} where
 * several may hold it
 * @param isReference whether a reference to the entity is loaded
 */
record EnhancedTarget(String entity, @Nullable Role role, boolean isReference) {

	static EnhancedTarget of(EnhancedLoad load, SessionImplementor session, ProxyOwners owners) {
		EntityPersister persister = session.getFactory().getMappingMetamodel().findEntityDescriptor(load.type());
		String name = (persister != null) ? persister.getEntityName() : load.type().getName();
		if (load.ofReference()) {
			return new EnhancedTarget(name, owners.findHolder(session, load.type()), true);
		}
		Role role = (persister != null) ? Role.of(persister, load.attribute(), load.attribute())
				: new Role(name, load.type(), load.attribute(), true);
		return new EnhancedTarget(name, role, false);
	}

	String subject() {
		return (this.role != null) ? this.role.toString() : this.entity;
	}

}
