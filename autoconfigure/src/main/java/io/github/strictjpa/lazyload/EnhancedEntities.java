package io.github.strictjpa.lazyload;

import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.mapping.PersistentClass;

/**
 * Tells whether bytecode enhancement has made a class able to load attributes late: only
 * then a mapping needs listeners for each entity that is loaded.
 */
final class EnhancedEntities {

	private EnhancedEntities() {
	}

	static boolean arePartOf(Metadata metadata) {
		return metadata.getEntityBindings().stream().anyMatch(EnhancedEntities::include);
	}

	static boolean include(PersistentClass entity) {
		return entity.hasPojoRepresentation()
				&& PersistentAttributeInterceptable.class.isAssignableFrom(entity.getMappedClass());
	}

}
