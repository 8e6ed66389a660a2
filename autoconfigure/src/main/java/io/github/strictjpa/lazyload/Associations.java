package io.github.strictjpa.lazyload;

import java.util.function.BiConsumer;

import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;

/**
 * Walks the to-one associations of an entity, those in embeddables and in its id
 * included.
 */
final class Associations {

	private Associations() {
	}

	static void forEach(EntityPersister entity, BiConsumer<Role, Type> consumer) {
		String id = entity.getIdentifierPropertyName();
		if (id != null) {
			walk(id, entity.getIdentifierType(), (path, type) -> consumer.accept(Role.of(entity, id, path), type));
		}
		else if (entity.getIdentifierType() instanceof CompositeType composite) {
			forEach(composite.getPropertyNames(), composite.getSubtypes(), entity, consumer);
		}
		forEach(entity.getPropertyNames(), entity.getPropertyTypes(), entity, consumer);
	}

	private static void forEach(String[] attributes, Type[] types, EntityPersister entity,
			BiConsumer<Role, Type> consumer) {
		for (int index = 0; index < attributes.length; index++) {
			String attribute = attributes[index];
			walk(attribute, types[index], (path, type) -> consumer.accept(Role.of(entity, attribute, path), type));
		}
	}

	private static void walk(String path, Type type, BiConsumer<String, Type> consumer) {
		if (type instanceof CompositeType composite && !type.isAnyType()) {
			String[] names = composite.getPropertyNames();
			Type[] types = composite.getSubtypes();
			for (int index = 0; index < names.length; index++) {
				walk(path + "." + names[index], types[index], consumer);
			}
		}
		else if (type.isAssociationType() && !type.isCollectionType()) {
			consumer.accept(path, type);
		}
	}

}
