package io.github.strictjpa.autoconfigure;

/**
 * What a feature adds to a persistence unit while Hibernate builds it, such as event
 * listeners.
 */
@FunctionalInterface
interface PersistenceUnitContributor {

	void contribute(PersistenceUnit unit);

}
