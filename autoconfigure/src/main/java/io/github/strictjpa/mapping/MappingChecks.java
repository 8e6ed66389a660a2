package io.github.strictjpa.mapping;

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

}
