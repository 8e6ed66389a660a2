package io.github.strictjpa.association;

import io.github.strictjpa.Origin;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Two sides of a relationship that say different things about the same two entities.
 *
 * @param kind how they disagree
 * @param relationship the relationship
 * @param entities the two entities, with their identifiers
 */
record Disagreement(Kind kind, Relationship relationship, String entities) {

	Rule rule() {
		return this.kind.isLost() ? AssociationGuard.LOST_ASSOCIATION_CHANGE : AssociationGuard.STALE_INVERSE_SIDE;
	}

	/**
	 * Return the violation that this is in a flush.
	 */
	Violation toViolation(@Nullable Origin origin) {
		String flush = (origin != null) ? " Flushed by " + origin + "." : "";
		return Violation.of(rule(), this.relationship.inverse().role(), message() + flush, fix())
			.at(origin)
			.withDetail(this.entities);
	}

	private String message() {
		Side inverse = this.relationship.inverse();
		Side owning = this.relationship.owning();
		String consequence = switch (this.kind) {
			case DELETED -> "The flush persists it again and nothing is deleted.";
			case MOVED -> "The flush deletes it, as an orphan or with its former %s.".formatted(inverse.simpleName());
			case NOT_YET_HELD, STILL_HELD, LEFT_OUT ->
				"Hibernate believes %s, the owning side: the database will be right, this session reads wrong."
					.formatted(owning.role());
			default -> "Hibernate believes %s, the owning side, so the change would be lost.".formatted(owning.role());
		};
		return switch (this.kind) {
			case ADDED_UNSET -> "%s, but its %s is null. ".formatted(added(), owning.role());
			case ADDED_ELSEWHERE -> owning.plural()
					? "%s, but its %s does not hold that %s. ".formatted(added(), owning.role(), inverse.simpleName())
					: "%s, but its %s is another %s. ".formatted(added(), owning.role(), inverse.simpleName());
			case ADDED_UNLOADED -> "%s, but its %s was not touched. ".formatted(added(), owning.role());
			case REMOVED -> "A %s was removed from %s, but its %s still leads to that %s. "
				.formatted(owning.simpleName(), inverse.role(), owning.role(), inverse.simpleName());
			case LEFT_OUT -> "A %s was merged without its %s, but a %s still leads to it by %s. "
				.formatted(inverse.simpleName(), inverse.role(), owning.simpleName(), owning.role());
			case DELETED -> "A %s was deleted, but %s still holds it and cascades PERSIST. "
				.formatted(owning.simpleName(), inverse.role());
			case MOVED -> "A %s was given to another %s by %s, but is deleted because of its former one. "
				.formatted(owning.simpleName(), inverse.simpleName(), owning.role());
			case NOT_YET_HELD -> "A %s was given to a %s by %s, but the loaded %s does not hold it. "
				.formatted(owning.simpleName(), inverse.simpleName(), owning.role(), inverse.role());
			case STILL_HELD -> "A %s was taken from a %s by %s, but the loaded %s still holds it. "
				.formatted(owning.simpleName(), inverse.simpleName(), owning.role(), inverse.role());
		} + consequence;
	}

	private String added() {
		Side inverse = this.relationship.inverse();
		return (inverse.plural() ? "A %s was added to %s" : "A %s was set as %s")
			.formatted(this.relationship.owning().simpleName(), inverse.role());
	}

	private String fix() {
		Side inverse = this.relationship.inverse();
		Side owning = this.relationship.owning();
		String parent = this.relationship.inverseVariable();
		String child = this.relationship.owningVariable();
		return switch (this.kind) {
			case ADDED_UNSET, ADDED_ELSEWHERE, ADDED_UNLOADED ->
				"Call %s as well.".formatted(owning.lineToLink(child, parent));
			case REMOVED -> this.relationship.traits().writes(true)
					? "Call %s as well, or delete the %s.".formatted(owning.lineToUnlink(child, parent),
							owning.simpleName())
					: "Delete the %s: its %s never changes.".formatted(owning.simpleName(), owning.role());
			case LEFT_OUT -> "Load the %s and copy what changes, instead of merging a copy; to take a %s out, call %s."
				.formatted(inverse.simpleName(), owning.simpleName(), owning.lineToUnlink(child, parent));
			case DELETED -> "Call %s as well.".formatted(inverse.lineToUnlink(parent, child));
			case MOVED -> this.relationship.traits().deletesOrphans()
					? "Give the other %s a new %s, or turn off orphanRemoval of %s.".formatted(inverse.simpleName(),
							owning.simpleName(), inverse.role())
					: "Call %s on the former %s, or flush, before that %s is deleted."
						.formatted(inverse.lineToUnlink(parent, child), inverse.simpleName(), inverse.simpleName());
			case NOT_YET_HELD -> "Call %s as well.".formatted(inverse.lineToLink(parent, child));
			case STILL_HELD -> "Call %s as well.".formatted(inverse.lineToUnlink(parent, child));
		};
	}

	/**
	 * How two sides disagree.
	 */
	enum Kind {

		/**
		 * Added to the inverse side, the owning side is null.
		 */
		ADDED_UNSET,

		/**
		 * Added to the inverse side, the owning side leads elsewhere.
		 */
		ADDED_ELSEWHERE,

		/**
		 * Added to the inverse side, the owning side is not even loaded.
		 */
		ADDED_UNLOADED,

		/**
		 * Removed from the inverse side only.
		 */
		REMOVED,

		/**
		 * Missing, with all others, in a copy that was merged.
		 */
		LEFT_OUT,

		/**
		 * Deleted, and still held by an inverse side that cascades.
		 */
		DELETED,

		/**
		 * Moved on the owning side, and deleted as an orphan or with its former owner.
		 */
		MOVED,

		/**
		 * Set on the owning side only.
		 */
		NOT_YET_HELD,

		/**
		 * Unset on the owning side only.
		 */
		STILL_HELD;

		boolean isLost() {
			return this != NOT_YET_HELD && this != STILL_HELD && this != LEFT_OUT;
		}

	}

}
