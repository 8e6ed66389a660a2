package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.strictjpa.association.Disagreement.Kind;
import io.github.strictjpa.association.RelationshipIndex.End;
import io.github.strictjpa.association.RelationshipReader.Answer;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;

/**
 * Compares what one flush is about to delete with what both sides of its relationships
 * say: the application may have deleted what a side still holds, and the flush may delete
 * what was moved.
 */
final class DeletionComparison {

	private final FlushedEntities entities;

	private final RelationshipReader reader;

	private final Set<EntityKey> deleted;

	private final List<Disagreement> found = new ArrayList<>();

	/**
	 * Create a comparison.
	 * @param entities the entities of the session
	 * @param session the session that flushes
	 * @param deleted the entities that the application, and not the flush, has deleted
	 */
	DeletionComparison(FlushedEntities entities, SessionImplementor session, Set<EntityKey> deleted) {
		this.entities = entities;
		this.reader = new RelationshipReader(session);
		this.deleted = deleted;
	}

	/**
	 * Return which deletions the flush is about to undo when it cascades.
	 */
	List<Disagreement> beforeCascade() {
		this.entities.forEach(Status.DELETED, (entity, entry, ends) -> {
			if (!isDeletedByApplication(entry)) {
				return;
			}
			for (End owning : ends.owning()) {
				if (owning.relationship().traits().cascadesPersist()) {
					findHolders(entity, entry, owning);
				}
			}
		});
		return this.found;
	}

	/**
	 * Return what the flush deletes because of its former owner although it was given to
	 * another, once the flush has cascaded.
	 */
	List<Disagreement> afterCascade() {
		this.entities.forEach(Status.DELETED, (entity, entry, ends) -> {
			for (End owning : ends.owning()) {
				if (owning.collection() == null) {
					findMove(entity, entry, owning);
				}
			}
		});
		return this.found;
	}

	private void findHolders(Object deleted, EntityEntry entry, End owning) {
		for (Object owner : this.reader.targets(deleted, entry, owning)) {
			End inverse = this.entities.inverseEnd(owner, owning);
			if (inverse != null && this.reader.holds(owner, inverse, deleted) == Answer.YES
					&& !isGiven(deleted, entry, owning, owner)) {
				found(Kind.DELETED, owning.relationship(), owner, deleted);
			}
		}
	}

	/**
	 * Return whether an entity was given to an owner, on both sides, before it was
	 * deleted with its former one: that it is persisted again is what is wanted.
	 */
	private boolean isGiven(Object entity, EntityEntry entry, End owning, Object owner) {
		Change change = this.reader.change(entity, entry, owning);
		return change != null && change.gained(owner) && !change.removed().isEmpty();
	}

	private void findMove(Object entity, EntityEntry entry, End owning) {
		Change change = this.reader.change(entity, entry, owning);
		if (change == null) {
			return;
		}
		Relationship relationship = owning.relationship();
		boolean orphan = relationship.traits().deletesOrphans() && !isDeletedByApplication(entry);
		for (Object former : change.removed()) {
			if (isDeleted(former) ? relationship.traits().cascadesRemove() : orphan) {
				change.added()
					.stream()
					.filter((owner) -> this.entities.inverseEnd(owner, owning) != null)
					.forEach((owner) -> found(Kind.MOVED, relationship, owner, entity));
			}
		}
	}

	private boolean isDeletedByApplication(EntityEntry entry) {
		return this.deleted.contains(entry.getEntityKey());
	}

	private boolean isDeleted(Object entity) {
		EntityEntry entry = this.entities.entry(entity);
		return entry != null && entry.getStatus().isDeletedOrGone();
	}

	private void found(Kind kind, Relationship relationship, Object owner, Object entity) {
		this.found.add(this.entities.disagreement(kind, relationship, owner, entity));
	}

}
