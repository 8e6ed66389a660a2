package io.github.strictjpa.mapping;

import java.util.Collection;

/**
 * The built-in checks.
 *
 * @since 0.1.0
 */
public final class MappingChecks {

	private MappingChecks() {
	}

	/**
	 * Return the check of the rule {@code eager-association}: any association that is
	 * EAGER, the defaults of to-one associations included.
	 * @return the check
	 */
	public static MappingCheck eagerAssociation() {
		return new EagerAssociationCheck();
	}

	/**
	 * Return the check of the rule {@code two-owning-sides}: a relationship of which both
	 * sides write the foreign key or the join table.
	 * @return the check
	 */
	public static MappingCheck twoOwningSides() {
		return new TwoOwningSidesCheck();
	}

	/**
	 * Return the check of the rule {@code unidirectional-one-to-many}: a one-to-many
	 * without {@code mappedBy}.
	 * @return the check
	 */
	public static MappingCheck unidirectionalOneToMany() {
		return new UnidirectionalOneToManyCheck();
	}

	/**
	 * Return the check of the rule {@code unidirectional-association}: a relationship of
	 * which only one side is mapped.
	 * @param allowed names of target entities that need no other side, and roles of
	 * associations, as {@code com.acme.Country} and {@code com.acme.User.country}
	 * @return the check
	 */
	public static MappingCheck unidirectionalAssociation(Collection<String> allowed) {
		return new UnidirectionalAssociationCheck(allowed);
	}

	/**
	 * Return the check of the rule {@code inverse-one-to-one}: a one-to-one that
	 * Hibernate loads at once, LAZY or not.
	 * @return the check
	 */
	public static MappingCheck inverseOneToOne() {
		return new InverseOneToOneCheck();
	}

	/**
	 * Return the check of the rule {@code many-to-many-list}: a list without an order
	 * column.
	 * @return the check
	 */
	public static MappingCheck manyToManyList() {
		return new ManyToManyListCheck();
	}

	/**
	 * Return the check of the rule {@code cascade-to-shared-parent}: a removal that is
	 * passed on to what other entities use.
	 * @return the check
	 */
	public static MappingCheck cascadeToSharedParent() {
		return new CascadeToSharedParentCheck();
	}

	/**
	 * Return the check of the rule {@code missing-orphan-removal}: children that stay
	 * when they are taken out of their parent.
	 * @return the check
	 */
	public static MappingCheck missingOrphanRemoval() {
		return new MissingOrphanRemovalCheck();
	}

	/**
	 * Return the check of the rule {@code ordinal-enum}: an enum that is stored by
	 * position.
	 * @return the check
	 */
	public static MappingCheck ordinalEnum() {
		return new OrdinalEnumCheck();
	}

	/**
	 * Return the check of the rule {@code identity-generation}: ids of an identity column
	 * where the database has sequences.
	 * @return the check
	 */
	public static MappingCheck identityGeneration() {
		return new IdentityGenerationCheck();
	}

	/**
	 * Return the check of the rule {@code primitive-id}: an identifier or version of a
	 * primitive type.
	 * @return the check
	 */
	public static MappingCheck primitiveId() {
		return new PrimitiveIdCheck();
	}

	/**
	 * Return the check of the rule {@code unproxyable-entity}: a target of lazy
	 * associations that is final or has final methods.
	 * @return the check
	 */
	public static MappingCheck unproxyableEntity() {
		return new UnproxyableEntityCheck();
	}

	/**
	 * Return the check of the rule {@code broken-equality}: {@code equals},
	 * {@code hashCode} and {@code toString} that read associations or generated ids.
	 * @return the check
	 */
	public static MappingCheck brokenEquality() {
		return new BrokenEqualityCheck();
	}

	/**
	 * Return the check of the rule {@code unnamed-constraint}: a foreign key or unique
	 * constraint without a name of its own.
	 * @return the check
	 */
	public static MappingCheck unnamedConstraint() {
		return new UnnamedConstraintCheck();
	}

	/**
	 * Return the check of the rule {@code xml-mapping}: an entity that a mapping file
	 * makes one.
	 * @return the check
	 */
	public static MappingCheck xmlMapping() {
		return new XmlMappingCheck();
	}

}
