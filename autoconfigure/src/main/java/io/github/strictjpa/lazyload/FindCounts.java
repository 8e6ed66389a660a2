package io.github.strictjpa.lazyload;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.hibernate.engine.spi.EntityKey;

/**
 * The statements of one session that find entities by id: counted by entity, and from the
 * second on by place.
 */
final class FindCounts {

	private static final Object UNKNOWN = new Object();

	private final Repetitions<Place> places = new Repetitions<>();

	/**
	 * By entity the first id: nobody knows where it came from.
	 */
	private final Map<String, Object> first = new HashMap<>();

	/**
	 * Create an instance.
	 * @param loaded the entities that the session may have found before
	 */
	FindCounts(Collection<String> loaded) {
		loaded.forEach((entity) -> this.first.put(entity, UNKNOWN));
	}

	/**
	 * Return whether an entity is found for the first time, and keep its id.
	 */
	synchronized boolean isFirst(String entity, EntityKey id) {
		Object known = this.first.putIfAbsent(entity, id);
		return known == null || known.equals(id);
	}

	boolean isCompletedBy(Place place, EntityKey id, int threshold) {
		return this.places.isCompletedBy(place, id, threshold);
	}

	void complete(Place place) {
		this.places.complete(place);
	}

	/**
	 * Count a statement and return whether it would make as many as the threshold if the
	 * first one of the entity came from the same place.
	 */
	synchronized boolean add(Place place, EntityKey id, int threshold) {
		this.places.add(place, id);
		Object unplaced = this.first.get(place.entity());
		return unplaced != null && this.places.isCompletedBy(place, unplaced, threshold);
	}

	/**
	 * An entity and the methods on the stack.
	 */
	record Place(String entity, Set<StatementCaller.Place> path) {

	}

}
