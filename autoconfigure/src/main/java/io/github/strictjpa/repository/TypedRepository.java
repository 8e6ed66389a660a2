package io.github.strictjpa.repository;

import java.util.Optional;

import com.querydsl.core.types.Expression;
import io.github.strictjpa.fetch.FetchPlan;

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
	 * @param plan the plan
	 * @return the entity, or nothing where there is none
	 */
	Optional<T> findById(ID id, FetchPlan<T> plan);

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
	 * Delete an entity that the transaction at hand has loaded.
	 * @param entity the entity
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * transaction of this unit, or if the entity is detached
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	void delete(T entity);

}
