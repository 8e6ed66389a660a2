package io.github.strictjpa.association;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.association.Disagreement.Kind;
import io.github.strictjpa.association.RelationshipIndex.End;
import io.github.strictjpa.association.RelationshipIndex.Ends;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a session that take part in relationships, as a flush finds them.
 */
final class FlushedEntities {

	private final RelationshipIndex index;

	private final PersistenceContext persistenceContext;

	FlushedEntities(RelationshipIndex index, SessionImplementor session) {
		this.index = index;
		this.persistenceContext = session.getPersistenceContextInternal();
	}

	/**
	 * Show every entity of a status to a visitor.
	 */
	void forEach(Status status, Visitor visitor) {
		Class<?> type = null;
		Ends ends = null;
		for (Map.Entry<Object, EntityEntry> managed : this.persistenceContext.reentrantSafeEntityEntries()) {
			Object entity = managed.getKey();
			// entities of a class mostly come in a row
			if (entity.getClass() != type) {
				type = entity.getClass();
				ends = this.index.find(type);
			}
			if (ends != null && managed.getValue().getStatus() == status) {
				visitor.visit(entity, managed.getValue(), ends);
			}
		}
	}

	/**
	 * Return the keys of the entities that are to be deleted.
	 */
	Set<EntityKey> deleted() {
		Set<EntityKey> deleted = new HashSet<>();
		forEach(Status.DELETED, (entity, entry, ends) -> deleted.add(entry.getEntityKey()));
		return deleted;
	}

	/**
	 * Return the entry of an entity, or {@code null} if it is not of this session.
	 */
	@Nullable EntityEntry entry(Object entity) {
		return this.persistenceContext.getEntry(entity);
	}

	/**
	 * Return the inverse side of an owner that stays, else {@code null}.
	 */
	@Nullable End inverseEnd(Object owner, End owning) {
		EntityEntry entry = entry(owner);
		return (entry != null && !entry.getStatus().isDeletedOrGone()) ? owning.oppositeIn(owner) : null;
	}

	Disagreement disagreement(Kind kind, Relationship relationship, Object owner, Object entity) {
		return new Disagreement(kind, relationship, describe(owner) + ", " + describe(entity));
	}

	private String describe(Object entity) {
		EntityEntry entry = entry(entity);
		return (entry != null) ? entry.getEntityName() + "#" + entry.getId() : "an entity that is not loaded";
	}

	/**
	 * Looks at one entity that takes part in relationships.
	 */
	@FunctionalInterface
	interface Visitor {

		void visit(Object entity, EntityEntry entry, Ends ends);

	}

}
