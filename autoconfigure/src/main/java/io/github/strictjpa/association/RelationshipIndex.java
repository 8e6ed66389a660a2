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
		for (Relationship relationship : relationships) {
			Map<Class<?>, End> inverse = new HashMap<>();
			Map<Class<?>, End> owning = new HashMap<>();
			metamodel.forEachEntityDescriptor((persister) -> {
				add(inverse, owning, persister, relationship, relationship.inverse(), metamodel);
				add(owning, inverse, persister, relationship, relationship.owning(), metamodel);
			});
			inverse.forEach((type, end) -> endsOf(type).inverse().add(end));
			owning.forEach((type, end) -> endsOf(type).owning().add(end));
		}
	}

	/**
	 * Return where the instances of a class take part in relationships, or {@code null}
	 * if they do not.
	 */
	@Nullable Ends find(Class<?> type) {
		return this.ends.get(type);
	}

	private Ends endsOf(Class<?> type) {
		return this.ends.computeIfAbsent(type, (unused) -> new Ends(new ArrayList<>(2), new ArrayList<>(2)));
	}

	private static void add(Map<Class<?>, End> ends, Map<Class<?>, End> opposites, EntityPersister persister,
			Relationship relationship, Side side, MappingMetamodel metamodel) {
		EntityPersister declaring = metamodel.getEntityDescriptor(side.entityName());
		AttributePath path = declaring.getMappedClass().isAssignableFrom(persister.getMappedClass())
				? AttributePath.of(persister, side.path()) : null;
		if (path != null) {
			CollectionPersister collection = side.plural() ? metamodel.getCollectionDescriptor(side.role()) : null;
			ends.put(persister.getMappedClass(), new End(relationship, path, collection, opposites));
		}
	}

	/**
	 * Where the entities of one class take part in relationships.
	 *
	 * @param inverse their inverse sides
	 * @param owning their owning sides
	 */
	record Ends(List<End> inverse, List<End> owning) {

	}

	/**
	 * Where the entities of one class hold one side of a relationship.
	 *
	 * @param relationship the relationship
	 * @param path the attribute
	 * @param collection the collection, or {@code null} if the side holds one entity
	 * @param opposites the ends of the other side by class
	 */
	record End(Relationship relationship, AttributePath path, @Nullable CollectionPersister collection,
			Map<Class<?>, End> opposites) {

		/**
		 * Return where an entity holds the other side, or {@code null} if it takes no
		 * part in the relationship.
		 */
		@Nullable End oppositeIn(Object entity) {
			return this.opposites.get(entity.getClass());
		}

	}

}
