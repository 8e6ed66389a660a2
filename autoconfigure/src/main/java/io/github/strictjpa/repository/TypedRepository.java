package io.github.strictjpa.repository;

import java.util.List;
import java.util.Optional;

import com.querydsl.core.types.Expression;
import com.querydsl.core.types.Predicate;
import io.github.strictjpa.fetch.FetchStrategy;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A repository whose queries are typed and say what they load. Extend it; derived
 * queries, custom fragments and {@code JpaRepository} may stand on the same interface.
 *
 * <pre class="code">
 * interface UserRepository extends TypedRepository&lt;User, Long&gt; { }
 *
 * List&lt;User&gt; users = repository.select()
 *     .where(user.email.endsWith("@example.org"))
 *     .fetching(FetchPlan.of(user).selectIn(user.posts))
 *     .orderBy(user.id.asc())
 *     .limit(20)
 *     .list();
 * </pre>
 *
 * Reads join the transaction at hand. Without one they run whole in a read-only
 * transaction of their own, and what they return is detached and readable within its
 * plan. Writes need a transaction.
 *
 * @param <T> the entity
 * @param <ID> its identifier
 * @since 0.1.0
 */
@NoRepositoryBean
public interface TypedRepository<T, ID> extends Repository<T, ID> {

	/**
	 * Begin a query for entities. Its paths start at the default variable of the query
	 * class, as in {@code QUser.user}.
	 * @return a query for all entities
	 */
	TypedSelect<T> select();

	/**
	 * Begin a query for values of the entities: a column, a tuple or a record.
	 * @param <R> what a row becomes
	 * @param projection what is selected, as in
	 * {@code Projections.constructor(UserSummary.class, user.id, user.email)}
	 * @return a query for one value of each entity
	 */
	<R> TypedSelect<R> select(Expression<R> projection);

	/**
	 * Find an entity, and load its associations as they are mapped.
	 * @param id the identifier
	 * @return the entity, or nothing where there is none
	 */
	Optional<T> findById(ID id);

	/**
	 * Find an entity by a query, and load what a plan names.
	 * @param id the identifier
	 * @param plan the plan, a {@link io.github.strictjpa.fetch.FetchPlan} for instance
	 * @return the entity, or nothing where there is none
	 */
	Optional<T> findById(ID id, FetchStrategy<T> plan);

	/**
	 * Make a new entity managed; it is inserted by the flush at the latest.
	 * @param <S> the type of the entity
	 * @param entity the entity
	 * @return the same entity
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * transaction of this unit
	 */
	<S extends T> S persist(S entity);

	/**
	 * Make new entities managed and insert them at once, in batches of 50 where
	 * {@code hibernate.jdbc.batch_size} says nothing else.
	 * @param <S> the type of the entities
	 * @param entities the entities
	 * @return the same entities
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * transaction of this unit
	 */
	<S extends T> List<S> persistAll(Iterable<S> entities);

	/**
	 * Copy the state of a detached entity onto the managed one, which is loaded first.
	 * @param <S> the type of the entity
	 * @param entity the detached entity, which stays detached
	 * @return the managed entity
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * transaction of this unit
	 * @throws org.springframework.dao.OptimisticLockingFailureException if it was changed
	 * meanwhile
	 */
	<S extends T> S merge(S entity);

	/**
	 * Return a reference to an entity without loading it, to be set as the target of an
	 * association.
	 * @param id the identifier
	 * @return a proxy, or the entity where the transaction at hand has loaded it
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * transaction of this unit
	 */
	T getReference(ID id);

	/**
	 * Delete an entity that the transaction at hand has loaded.
	 * @param entity the entity
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * transaction of this unit, or if the entity is detached
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	void delete(T entity);

	/**
	 * Load an entity and delete it, with what it cascades to. Nothing happens where there
	 * is none: {@code deleteWhere(user.id.eq(id))} tells by the number of rows.
	 * @param id the identifier
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * transaction of this unit
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	void deleteById(ID id);

	/**
	 * Begin a statement that changes rows without loading them.
	 * @return a statement that sets nothing yet
	 */
	TypedUpdate update();

	/**
	 * Delete rows by one statement, without loading them: nothing cascades. What the
	 * transaction has changed is written first. Managed entities that are deleted become
	 * detached and leave the collections that are loaded.
	 * @param predicates the conditions, all of which have to hold
	 * @return how many rows were deleted
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * condition, or no transaction of this unit
	 */
	long deleteWhere(@Nullable Predicate... predicates);

	/**
	 * Delete every row of the entity by one statement, as {@link #deleteWhere} does.
	 * @return how many rows were deleted
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * transaction of this unit
	 */
	long deleteEveryRow();

}
