package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.MappingMetamodel;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The relationships of a persistence unit by the classes of entities that take part in
 * them, subclasses included.
 */
final class RelationshipIndex {

	private final Map<Class<?>, Ends> ends = new HashMap<>();

	RelationshipIndex(List<Relationship> relationships, SessionFactoryImplementor sessionFactory) {
		MappingMetamodel metamodel = sessionFactory.getMappingMetamodel();
		metamodel.forEachEntityDescriptor((persister) -> {
			for (Relationship relationship : relationships) {
				add(persister, relationship, relationship.inverse(), metamodel);
				add(persister, relationship, relationship.owning(), metamodel);
			}
		});
	}

	/**
	 * Return where an entity takes part in relationships, or {@code null} if it does not.
	 */
	@Nullable Ends ends(Object entity) {
		return this.ends.get(entity.getClass());
	}

	/**
	 * Return where an entity holds the inverse side of a relationship, or {@code null} if
	 * it takes no part in it.
	 */
	@Nullable End inverseEnd(Relationship relationship, Object entity) {
		return find(entity, relationship, true);
	}

	/**
	 * Return where an entity holds the owning side of a relationship, or {@code null} if
	 * it takes no part in it.
	 */
	@Nullable End owningEnd(Relationship relationship, Object entity) {
		return find(entity, relationship, false);
	}

	private @Nullable End find(Object entity, Relationship relationship, boolean inverse) {
		Ends ends = ends(entity);
		if (ends != null) {
			for (End end : inverse ? ends.inverse() : ends.owning()) {
				if (end.relationship().equals(relationship)) {
					return end;
				}
			}
		}
		return null;
	}

	private void add(EntityPersister persister, Relationship relationship, Side side, MappingMetamodel metamodel) {
		EntityPersister declaring = metamodel.getEntityDescriptor(side.entityName());
		AttributePath path = declaring.getMappedClass().isAssignableFrom(persister.getMappedClass())
				? AttributePath.of(persister, side.path()) : null;
		if (path != null) {
			CollectionPersister collection = side.plural() ? metamodel.getCollectionDescriptor(side.role()) : null;
			Ends ends = this.ends.computeIfAbsent(persister.getMappedClass(), (type) -> Ends.none());
			(side.equals(relationship.inverse()) ? ends.inverse() : ends.owning())
				.add(new End(relationship, path, collection));
		}
	}

	/**
	 * Where the entities of one class take part in relationships.
	 *
	 * @param inverse their inverse sides
	 * @param owning their owning sides
	 */
	record Ends(List<End> inverse, List<End> owning) {

		private static Ends none() {
			return new Ends(new ArrayList<>(2), new ArrayList<>(2));
		}

	}

	/**
	 * Where the entities of one class hold one side of a relationship.
	 *
	 * @param relationship the relationship
	 * @param path the attribute
	 * @param collection the collection, or {@code null} if the side holds one entity
	 */
	record End(Relationship relationship, AttributePath path, @Nullable CollectionPersister collection) {

	}

}
