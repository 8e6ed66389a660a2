package io.github.strictjpa.lazyload;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a persistence unit knows under a name.
 *
 * @param sessionFactory the unit
 * @param name the name of the unit
 */
record DetachedUnit(SessionFactoryImplementor sessionFactory, String name) {

	@Nullable DetachedTarget find(String subject) {
		MappingMetamodelImplementor metamodel = this.sessionFactory.getMappingMetamodel();
		CollectionPersister collection = metamodel.findCollectionDescriptor(subject);
		if (collection != null) {
			return DetachedTarget.ofCollection(Role.of(collection), this.name);
		}
		if (metamodel.findEntityDescriptor(subject) != null) {
			return DetachedTarget.ofEntity(subject, this.name);
		}
		int dot = subject.lastIndexOf('.');
		EntityPersister entity = (dot > 0) ? metamodel.findEntityDescriptor(subject.substring(0, dot)) : null;
		return (entity != null) ? findAttribute(entity, subject.substring(dot + 1)) : null;
	}

	/**
	 * Return the attribute if it is lazy by itself. If not, the entity is a reference
	 * that is no proxy, thanks to bytecode enhancement.
	 */
	private DetachedTarget findAttribute(EntityPersister entity, String attribute) {
		String[] names = entity.getPropertyNames();
		boolean[] lazy = entity.getPropertyLaziness();
		for (int index = 0; index < names.length; index++) {
			if (names[index].equals(attribute) && lazy[index]) {
				return DetachedTarget.ofAttribute(Role.of(entity, attribute, attribute), this.name);
			}
		}
		return DetachedTarget.ofEntity(entity.getEntityName(), this.name);
	}

}
