package io.github.strictjpa.association;

/**
 * A relationship that is mapped on both sides.
 *
 * @param inverse the side that says {@code mappedBy}
 * @param owning the side that Hibernate writes
 * @param traits what else its mapping says
 */
record Relationship(Side inverse, Side owning, Traits traits) {

	/**
	 * Return the name of a variable that holds an instance of the inverse side's entity.
	 */
	String inverseVariable() {
		return isSelfReference() ? "parent" : this.inverse.variable();
	}

	/**
	 * Return the name of a variable that holds an instance of the owning side's entity.
	 */
	String owningVariable() {
		return isSelfReference() ? "child" : this.owning.variable();
	}

	private boolean isSelfReference() {
		return this.inverse.variable().equals(this.owning.variable());
	}

	/**
	 * What decides whether two sides that differ are a mistake.
	 *
	 * @param insertable whether the owning side is written with a new row
	 * @param updatable whether the owning side is written with an existing row
	 * @param derived whether the owning side is the primary key
	 * @param cascadesPersist whether a flush persists what the inverse side holds
	 * @param cascadesRemove whether what the inverse side holds is deleted with its owner
	 * @param deletesOrphans whether what is removed from the inverse side is deleted
	 * @param restricted whether rows are left out of the inverse side by a restriction or
	 * filter
	 */
	record Traits(boolean insertable, boolean updatable, boolean derived, boolean cascadesPersist,
			boolean cascadesRemove, boolean deletesOrphans, boolean restricted) {

		boolean writes(boolean existingRow) {
			return existingRow ? this.updatable : this.insertable;
		}

		/**
		 * Return whether only the owning side unlinks an existing row, if anything does.
		 */
		boolean keepsRow() {
			return this.insertable || this.updatable || this.derived;
		}

	}

}
