package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What was changed on one side of a relationship of one entity. Entities are compared by
 * identity, proxies stand for what they lead to.
 */
final class Change {

	private final List<?> current;

	private final @Nullable List<?> before;

	private final RelationshipReader reader;

	private @Nullable Set<Object> former;

	/**
	 * Create a change.
	 * @param current what the side holds, or what was added to it while it was not loaded
	 * @param before what the side held when it was loaded or last flushed, or
	 * {@code null} where that is not known
	 * @param reader resolves references
	 */
	Change(List<?> current, @Nullable List<?> before, RelationshipReader reader) {
		this.current = current;
		this.before = before;
		this.reader = reader;
	}

	/**
	 * Return references to what the side holds.
	 */
	List<?> current() {
		return this.current;
	}

	/**
	 * Return what was added, as far as that is known.
	 */
	List<Object> added() {
		List<Object> added = new ArrayList<>(this.reader.identitySet(this.current));
		added.removeIf((entity) -> !gained(entity));
		return added;
	}

	/**
	 * Return what was removed, as far as that is known.
	 */
	List<Object> removed() {
		List<Object> removed = new ArrayList<>();
		Set<Object> now = null;
		int next = 0;
		for (Object reference : (this.before != null) ? this.before : List.of()) {
			// what stays mostly stays in its order
			if (next < this.current.size() && this.current.get(next) == reference) {
				next++;
			}
			else if (reference != null) {
				now = (now != null) ? now : this.reader.identitySet(this.current);
				Object entity = this.reader.resolve(reference);
				if (!now.contains(entity)) {
					removed.add(entity);
				}
			}
		}
		return removed;
	}

	/**
	 * Return whether the side gained an entity for certain.
	 */
	boolean gained(Object entity) {
		return this.before != null && !held(entity);
	}

	/**
	 * Return whether the side held an entity for certain.
	 */
	boolean held(Object entity) {
		if (this.former == null) {
			this.former = this.reader.identitySet((this.before != null) ? this.before : List.of());
		}
		return this.former.contains(entity);
	}

	/**
	 * Return whether it is known what the side held.
	 */
	boolean isComparable() {
		return this.before != null;
	}

}
