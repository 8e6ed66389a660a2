package io.github.strictjpa.repository;

import com.querydsl.core.types.EntityPath;
import jakarta.persistence.EntityManager;

/**
 * Where the queries of a repository read.
 *
 * @param entityManager the shared entity manager of the unit
 * @param transactions the transactions of the unit
 * @param root the default variable of the entity's query class
 */
record QuerySource(EntityManager entityManager, UnitTransactions transactions, EntityPath<?> root) {

}
