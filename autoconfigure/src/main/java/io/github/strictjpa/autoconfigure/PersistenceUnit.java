package io.github.strictjpa.autoconfigure;

import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * A persistence unit that Hibernate has built.
 *
 * @param name the name of the unit
 * @param metadata the mapping from which it was built
 * @param sessionFactory the result
 */
record PersistenceUnit(String name, Metadata metadata, SessionFactoryImplementor sessionFactory) {

}
