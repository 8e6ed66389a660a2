package io.github.strictjpa.fetch;

import java.util.Collection;

import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * Says which associations of an entity are loaded with it, whatever it was written with.
 * {@link FetchPlan} writes it with the paths of QueryDSL. Another front end, of the
 * attributes of the JPA metamodel for instance, implements {@link #type} and
 * {@link #tree} and is taken wherever a plan is.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
public interface FetchStrategy<T> {

	/**
	 * Return the entity.
	 * @return the class of the entity
	 */
	Class<T> type();

	/**
	 * Return what is loaded.
	 * @return the associations of the entity
	 */
	FetchTree tree();

	/**
	 * Return a strategy that loads what this one and another one load. Where they differ
	 * in how they load an association, the other one holds.
	 * @param other the other strategy
	 * @return both in one
	 */
	default FetchStrategy<T> and(FetchStrategy<? super T> other) {
		return new JoinedStrategy<>(type(), tree().and(other.tree()));
	}

	/**
	 * Return the joins as a graph for the query hint
	 * {@code jakarta.persistence.fetchgraph}. What is selected in is not in it: hand the
	 * result of the query to {@link #load}.
	 * @param entityManager an entity manager of the unit
	 * @return a new graph
	 * @throws IllegalArgumentException if the unit does not have the entity or one of the
	 * associations
	 */
	default EntityGraph<T> toEntityGraph(EntityManager entityManager) {
		return PlanGraph.of(entityManager.unwrap(SessionImplementor.class).getFactory(), type(), tree());
	}

	/**
	 * Load what is to be loaded and is not yet, for entities that are there already: one
	 * statement for each association and 500 owners, whether it is joined or selected in.
	 * @param entityManager the entity manager that manages the owners
	 * @param owners the owners
	 * @throws IllegalArgumentException if the entity manager does not manage one of the
	 * owners, and nothing is loaded then; or if a name is not that of an association
	 */
	default void load(EntityManager entityManager, Collection<? extends T> owners) {
		new PlanLoader(entityManager.unwrap(SessionImplementor.class)).load(owners, type(), tree());
	}

}
