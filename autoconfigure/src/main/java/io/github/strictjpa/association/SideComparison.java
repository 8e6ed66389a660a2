package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.strictjpa.association.Disagreement.Kind;
import io.github.strictjpa.association.RelationshipIndex.End;
import io.github.strictjpa.association.RelationshipReader.Answer;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.jspecify.annotations.Nullable;

/**
 * Compares both sides of every relationship that one flush is about to write. Entities
 * that are being deleted, are read-only or are not of this session are left alone.
 */
final class SideComparison {

	private final FlushedEntities entities;

	private final RelationshipReader reader;

	private final Set<EntityKey> merged;

	private final List<Disagreement> found = new ArrayList<>();

	/**
	 * Create a comparison.
	 * @param entities the entities of the session
	 * @param session the session that flushes
	 * @param merged the entities that detached copies were merged into
	 */
	SideComparison(FlushedEntities entities, SessionImplementor session, Set<EntityKey> merged) {
		this.entities = entities;
		this.reader = new RelationshipReader(session);
		this.merged = merged;
	}

	/**
	 * Return where sides disagree, once the flush has cascaded.
	 */
	List<Disagreement> afterCascade() {
		this.entities.forEach(Status.MANAGED, (entity, entry, ends) -> {
			for (End inverse : ends.inverse()) {
				compareInverse(entity, entry, inverse);
			}
			for (End owning : ends.owning()) {
				compareOwning(entity, entry, owning);
			}
		});
		return this.found;
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
		EntityEntry entry = this.entities.entry(entity);
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
			End inverse = this.entities.inverseEnd(owner, owning);
			if (inverse != null && !relationship.traits().restricted()
					&& this.reader.holds(owner, inverse, entity) == Answer.NO) {
				found(Kind.NOT_YET_HELD, relationship, owner, entity);
			}
		}
		for (Object owner : change.removed()) {
			End inverse = this.entities.inverseEnd(owner, owning);
			if (inverse != null && this.reader.holds(owner, inverse, entity) == Answer.YES
					&& !isGained(owner, inverse, entity)) {
				found(Kind.STILL_HELD, relationship, owner, entity);
			}
		}
	}

	private static boolean isWritten(EntityEntry entry, Relationship relationship) {
		boolean exists = entry.isExistsInDatabase();
		return relationship.traits().writes(exists) || (!exists && relationship.traits().derived());
	}

	private boolean isGained(Object owner, End inverse, Object entity) {
		EntityEntry entry = this.entities.entry(owner);
		Change change = (inverse.collection() != null && entry != null) ? this.reader.change(owner, entry, inverse)
				: null;
		return change != null && change.gained(entity);
	}

	/**
	 * Return the entry of an entity whose owning side is written with its row, else
	 * {@code null}.
	 */
	private @Nullable EntityEntry writtenEntry(Object entity, Relationship relationship) {
		EntityEntry entry = this.entities.entry(entity);
		return (entry != null && entry.getStatus() == Status.MANAGED
				&& relationship.traits().writes(entry.isExistsInDatabase())) ? entry : null;
	}

	private void found(Kind kind, Relationship relationship, Object owner, Object entity) {
		this.found.add(this.entities.disagreement(kind, relationship, owner, entity));
	}

}
