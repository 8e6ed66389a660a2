package io.github.strictjpa.lazyload;

/**
 * An association that Hibernate loads with its owner, by a select of its own where the
 * query does not fetch it.
 *
 * @param role the association
 * @param target the root entity at its other end
 * @param kind why it is not lazy
 */
record EagerAssociation(Role role, String target, Kind kind) {

	/**
	 * Return the method of a fetch plan that loads it.
	 */
	String strategy() {
		return (this.kind == Kind.COLLECTION) ? "selectIn" : "fetchJoin";
	}

	String alternative() {
		return (this.kind == Kind.UNIQUE_KEY)
				? "LAZY has no effect, as its row does not hold the other one's primary key"
				: "or map it LAZY, and fetch it where it is used";
	}

	/**
	 * Why an association is not lazy.
	 */
	enum Kind {

		/**
		 * To-one that is mapped EAGER.
		 */
		TO_ONE,

		/**
		 * To-one by another column than the primary key of its target, such as the
		 * inverse side of a one-to-one: Hibernate has to look whether there is one.
		 */
		UNIQUE_KEY,

		/**
		 * Collection that is mapped EAGER.
		 */
		COLLECTION

	}

}
