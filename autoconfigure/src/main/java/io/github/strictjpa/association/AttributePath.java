package io.github.strictjpa.association;

import java.util.Arrays;

import org.hibernate.Hibernate;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.ComponentType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads an attribute of the instances of one entity class, through its embeddables and
 * without loading anything.
 */
final class AttributePath {

	/**
	 * What {@link #read} returns for an attribute that is not loaded.
	 */
	static final Object NOT_LOADED = LazyPropertyInitializer.UNFETCHED_PROPERTY;

	private final EntityPersister persister;

	private final String attribute;

	private final int index;

	private final boolean mayBeUnloaded;

	private final ComponentType[] embeddables;

	private final int[] steps;

	private final Type type;

	private AttributePath(EntityPersister persister, String[] names, int index) {
		this.persister = persister;
		this.attribute = names[0];
		this.index = index;
		this.mayBeUnloaded = persister.getBytecodeEnhancementMetadata().isEnhancedForLazyLoading();
		this.embeddables = new ComponentType[names.length - 1];
		this.steps = new int[names.length - 1];
		Type type = persister.getPropertyTypes()[index];
		for (int i = 0; i < this.steps.length; i++) {
			this.embeddables[i] = (ComponentType) type;
			this.steps[i] = this.embeddables[i].getPropertyIndex(names[i + 1]);
			type = this.embeddables[i].getSubtypes()[this.steps[i]];
		}
		this.type = type;
	}

	/**
	 * Return the attribute of that path, or {@code null} where it is part of the
	 * identifier.
	 */
	static @Nullable AttributePath of(EntityPersister persister, String path) {
		String[] names = path.split("\\.", -1);
		int index = Arrays.asList(persister.getPropertyNames()).indexOf(names[0]);
		return (index >= 0) ? new AttributePath(persister, names, index) : null;
	}

	/**
	 * Return how Hibernate handles the attribute.
	 */
	Type type() {
		return this.type;
	}

	/**
	 * Return the value that an entity has now, or {@link #NOT_LOADED}.
	 */
	@Nullable Object read(Object entity) {
		if (this.mayBeUnloaded && !isLoaded(entity)) {
			return NOT_LOADED;
		}
		return descend(this.persister.getValue(entity, this.index));
	}

	/**
	 * Return the value in a state that Hibernate has kept, or {@link #NOT_LOADED}.
	 */
	@Nullable Object readFrom(Object[] state) {
		return descend(state[this.index]);
	}

	private boolean isLoaded(Object entity) {
		return Hibernate.isInitialized(entity)
				&& this.persister.getBytecodeEnhancementMetadata().isAttributeLoaded(entity, this.attribute);
	}

	private @Nullable Object descend(@Nullable Object root) {
		Object value = root;
		for (int i = 0; i < this.steps.length && value != null && value != NOT_LOADED; i++) {
			value = this.embeddables[i].getPropertyValue(value, this.steps[i]);
		}
		return value;
	}

}
