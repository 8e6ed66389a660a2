package io.github.strictjpa.association;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What was changed on one side of a relationship of one entity.
 *
 * @param current what the side holds, or what was added to it while it was not loaded
 * @param before what the side held when it was loaded or last flushed, by identity, or
 * {@code null} where that is not known
 */
record Change(List<Object> current, @Nullable Set<Object> before) {

	/**
	 * Return what was added, as far as that is known.
	 */
	List<Object> added() {
		Set<Object> before = this.before;
		return (before != null) ? this.current.stream().filter((entity) -> !before.contains(entity)).toList()
				: List.of();
	}

	/**
	 * Return what was removed, as far as that is known.
	 */
	List<Object> removed() {
		if (this.before == null || this.before.isEmpty()) {
			return List.of();
		}
		Set<Object> current = none();
		current.addAll(this.current);
		return this.before.stream().filter((entity) -> !current.contains(entity)).toList();
	}

	/**
	 * Return whether the side gained an entity for certain.
	 */
	boolean gained(Object entity) {
		return this.before != null && !this.before.contains(entity);
	}

	/**
	 * Return an empty set that compares by identity.
	 */
	static Set<Object> none() {
		return Collections.newSetFromMap(new IdentityHashMap<>());
	}

}
