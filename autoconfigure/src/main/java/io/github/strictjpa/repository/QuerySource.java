package io.github.strictjpa.repository;

import com.querydsl.core.types.EntityPath;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * Where the queries of a repository read.
 *
 * @param entityManager the shared entity manager of the unit
 * @param transactions the transactions of the unit
 * @param root the default variable of the entity's query class
 * @param listener is told of what rules judge
 */
record QuerySource(EntityManager entityManager, UnitTransactions transactions, EntityPath<?> root,
		SelectListener listener) {

	Class<?> entity() {
		return this.root.getType();
	}

	/**
	 * Return the session of the transaction at hand.
	 */
	SessionImplementor session() {
		return this.entityManager.unwrap(SessionImplementor.class);
	}

}
