package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.strictjpa.association.Disagreement.Kind;
import io.github.strictjpa.association.RelationshipIndex.End;
import io.github.strictjpa.association.RelationshipIndex.Ends;
import io.github.strictjpa.association.RelationshipReader.Answer;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.jspecify.annotations.Nullable;

/**
 * Compares both sides of every relationship that one flush is about to write. Entities
 * that are being deleted, are read-only or are not of this session are left alone.
 */
final class SideComparison {

	private final RelationshipIndex index;

	private final RelationshipReader reader;

	private final PersistenceContext persistenceContext;

	private final Set<EntityKey> merged;

	private final List<Disagreement> found = new ArrayList<>();

	/**
	 * Create a comparison.
	 * @param index the relationships
	 * @param session the session that flushes
	 * @param merged the entities that detached copies were merged into
	 */
	SideComparison(RelationshipIndex index, SessionImplementor session, Set<EntityKey> merged) {
		this.index = index;
		this.reader = new RelationshipReader(session);
		this.persistenceContext = session.getPersistenceContextInternal();
		this.merged = merged;
	}

	/**
	 * Return where sides disagree, once the flush has cascaded.
	 */
	List<Disagreement> afterCascade() {
		forEach(Status.MANAGED, (entity, entry, ends) -> {
			for (End inverse : ends.inverse()) {
				compareInverse(entity, entry, inverse);
			}
			for (End owning : ends.owning()) {
				compareOwning(entity, entry, owning);
			}
		});
		return this.found;
	}

	/**
	 * Return where sides disagree and what the flush deletes although it was moved.
	 * @param deleted the entities that the application had deleted before
	 */
	List<Disagreement> afterCascade(Set<EntityKey> deleted) {
		afterCascade();
		forEach(Status.DELETED, (entity, entry, ends) -> {
			for (End owning : ends.owning()) {
				compareDeleted(entity, entry, owning, deleted.contains(entry.getEntityKey()));
			}
		});
		return this.found;
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
	 * Return which deletions the flush is about to undo when it cascades.
	 * @param deleted the entities that the application has deleted
	 */
	List<Disagreement> beforeCascade(Set<EntityKey> deleted) {
		forEach(Status.DELETED, (entity, entry, ends) -> {
			if (!deleted.contains(entry.getEntityKey())) {
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

	private void forEach(Status status, Comparison comparison) {
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
				comparison.compare(entity, managed.getValue(), ends);
			}
		}
	}

	private void compareInverse(Object owner, EntityEntry ownerEntry, End inverse) {
		Change change = this.reader.change(owner, ownerEntry, inverse);
		if (change == null) {
			return;
		}
		Relationship relationship = inverse.relationship();
		for (Object reference : change.current()) {
			if (reference != null && !isLinked(owner, inverse, reference)) {
				compareHeld(owner, inverse, this.reader.resolve(reference), change);
			}
		}
		if (!relationship.traits().restricted()) {
			Kind kind = isLeftOut(ownerEntry, change) ? Kind.LEFT_OUT : Kind.REMOVED;
			change.removed()
				.stream()
				.filter((entity) -> isStillLinked(owner, inverse, entity))
				.limit((kind == Kind.LEFT_OUT) ? 1 : Long.MAX_VALUE)
				.forEach((entity) -> found(kind, relationship, owner, entity));
		}
	}

	/**
	 * Return whether a merged copy held nothing at all: as a rule it was made from a
	 * request that does not speak of the relationship.
	 */
	private boolean isLeftOut(EntityEntry owner, Change change) {
		return change.current().stream().allMatch(Objects::isNull) && this.merged.contains(owner.getEntityKey());
	}

	private boolean isLinked(Object owner, End inverse, Object reference) {
		End owning = inverse.oppositeIn(reference);
		return owning != null && this.reader.holds(reference, owning, owner) == Answer.YES;
	}

	private void compareHeld(Object owner, End inverse, Object entity, Change change) {
		Relationship relationship = inverse.relationship();
		EntityEntry entry = writtenEntry(entity, relationship);
		End owning = inverse.oppositeIn(entity);
		Answer linked = (entry != null && owning != null) ? this.reader.holds(entity, owning, owner) : Answer.YES;
		if (linked == Answer.NOT_LOADED || this.reader.isUnloaded(entity)) {
			if (change.gained(entity)) {
				found(Kind.ADDED_UNLOADED, relationship, owner, entity);
			}
		}
		else if (entry != null && owning != null && linked == Answer.NO
				&& isLost(inverse, change, entity, entry, this.reader.held(entity, entry, owning, owner))) {
			boolean unset = owning.collection() == null && owning.path().read(entity) == null;
			found(unset ? Kind.ADDED_UNSET : Kind.ADDED_ELSEWHERE, relationship, owner, entity);
		}
	}

	/**
	 * Return whether the inverse side was changed. Where the owning side alone was, the
	 * inverse side is left behind but nothing is lost.
	 */
	private static boolean isLost(End inverse, Change change, Object entity, EntityEntry entry, boolean wasLinked) {
		if (wasLinked) {
			return inverse.collection() != null && change.gained(entity);
		}
		return !change.isComparable() || change.gained(entity) || !entry.isExistsInDatabase();
	}

	private boolean isStillLinked(Object owner, End inverse, Object entity) {
		End owning = inverse.oppositeIn(entity);
		EntityEntry entry = this.persistenceContext.getEntry(entity);
		return owning != null && entry != null && entry.getStatus() == Status.MANAGED
				&& inverse.relationship().traits().keepsRow() && this.reader.holds(entity, owning, owner) != Answer.NO
				&& !isLinkedAnew(owner, owning, entity, entry);
	}

	/**
	 * Return whether the owning side has only now been given an owner. What the inverse
	 * side held may be out of date: Hibernate keeps the state of an entity that it does
	 * not update.
	 */
	private boolean isLinkedAnew(Object owner, End owning, Object entity, EntityEntry entry) {
		Change change = this.reader.change(entity, entry, owning);
		return change != null && change.gained(owner);
	}

	private void compareOwning(Object entity, EntityEntry entry, End owning) {
		Change change = this.reader.change(entity, entry, owning);
		Relationship relationship = owning.relationship();
		if (change == null || !isWritten(entry, relationship)) {
			return;
		}
		for (Object owner : change.added()) {
			End inverse = inverseEnd(owner, owning);
			if (inverse != null && !relationship.traits().restricted()
					&& this.reader.holds(owner, inverse, entity) == Answer.NO) {
				found(Kind.NOT_YET_HELD, relationship, owner, entity);
			}
		}
		for (Object owner : change.removed()) {
			End inverse = inverseEnd(owner, owning);
			if (inverse != null && this.reader.holds(owner, inverse, entity) == Answer.YES
					&& !isGained(owner, inverse, entity)) {
				found(Kind.STILL_HELD, relationship, owner, entity);
			}
		}
	}

	/**
	 * Find out whether what is deleted because of its former owner was given to another.
	 */
	private void compareDeleted(Object entity, EntityEntry entry, End owning, boolean byApplication) {
		Change change = (owning.collection() == null) ? this.reader.change(entity, entry, owning) : null;
		if (change == null) {
			return;
		}
		Relationship relationship = owning.relationship();
		boolean orphan = relationship.traits().deletesOrphans() && !byApplication;
		for (Object former : change.removed()) {
			if (isDeleted(former) ? relationship.traits().cascadesRemove() : orphan) {
				change.added()
					.stream()
					.filter((owner) -> inverseEnd(owner, owning) != null)
					.forEach((owner) -> found(Kind.MOVED, relationship, owner, entity));
			}
		}
	}

	private boolean isDeleted(Object entity) {
		EntityEntry entry = this.persistenceContext.getEntry(entity);
		return entry != null && entry.getStatus().isDeletedOrGone();
	}

	private static boolean isWritten(EntityEntry entry, Relationship relationship) {
		boolean exists = entry.isExistsInDatabase();
		return relationship.traits().writes(exists) || (!exists && relationship.traits().derived());
	}

	private boolean isGained(Object owner, End inverse, Object entity) {
		EntityEntry entry = this.persistenceContext.getEntry(owner);
		Change change = (inverse.collection() != null && entry != null) ? this.reader.change(owner, entry, inverse)
				: null;
		return change != null && change.gained(entity);
	}

	private void findHolders(Object deleted, EntityEntry entry, End owning) {
		for (Object owner : this.reader.targets(deleted, entry, owning)) {
			End inverse = inverseEnd(owner, owning);
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

	private @Nullable End inverseEnd(Object owner, End owning) {
		EntityEntry entry = this.persistenceContext.getEntry(owner);
		return (entry != null && !entry.getStatus().isDeletedOrGone()) ? owning.oppositeIn(owner) : null;
	}

	/**
	 * Return the entry of an entity whose owning side is written with its row, else
	 * {@code null}.
	 */
	private @Nullable EntityEntry writtenEntry(Object entity, Relationship relationship) {
		EntityEntry entry = this.persistenceContext.getEntry(entity);
		return (entry != null && entry.getStatus() == Status.MANAGED
				&& relationship.traits().writes(entry.isExistsInDatabase())) ? entry : null;
	}

	private void found(Kind kind, Relationship relationship, Object owner, Object entity) {
		this.found.add(new Disagreement(kind, relationship, describe(owner) + ", " + describe(entity)));
	}

	private String describe(Object entity) {
		EntityEntry entry = this.persistenceContext.getEntry(entity);
		return (entry != null) ? entry.getEntityName() + "#" + entry.getId() : "an entity that is not loaded";
	}

	/**
	 * Looks at one entity that takes part in relationships.
	 */
	@FunctionalInterface
	private interface Comparison {

		void compare(Object entity, EntityEntry entry, Ends ends);

	}

}
