package io.github.strictjpa.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.querydsl.core.DefaultQueryMetadata;
import com.querydsl.core.QueryMetadata;
import com.querydsl.core.types.EntityPath;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.Predicate;
import com.querydsl.core.types.dsl.Expressions;
import io.github.strictjpa.fetch.FetchStrategy;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * What stands behind a {@link TypedRepository}.
 */
final class TypedRepositoryFragment<T, ID> implements TypedRepository<T, ID> {

	private final Class<T> entity;

	private final EntityPath<T> root;

	private final QuerySource source;

	TypedRepositoryFragment(Class<T> entity, EntityPath<T> root, QuerySource source) {
		this.entity = entity;
		this.root = root;
		this.source = source;
	}

	@Override
	public TypedSelect<T> select() {
		return select(this.root);
	}

	@Override
	public <R> TypedSelect<R> select(Expression<R> projection) {
		QueryMetadata query = new DefaultQueryMetadata();
		query.setProjection(projection);
		return new SelectQuery<>(this.source, query, null, SelectOptions.NONE);
	}

	@Override
	public Optional<T> findById(ID id) {
		return this.source.transactions().read(() -> Optional.ofNullable(entityManager().find(this.entity, id)));
	}

	@Override
	public Optional<T> findById(ID id, FetchStrategy<T> plan) {
		return select().where(Expressions.booleanTemplate("id({0}) = {1}", this.root, id)).fetching(plan).oneOrEmpty();
	}

	@Override
	public T getReference(ID id) {
		return inTransaction("getReference").getReference(this.entity, id);
	}

	@Override
	public <S extends T> S persist(S entity) {
		inTransaction("persist").persist(entity);
		return entity;
	}

	@Override
	public <S extends T> List<S> persistAll(Iterable<S> entities) {
		EntityManager entityManager = inTransaction("persistAll");
		List<S> persisted = new ArrayList<>();
		for (S entity : entities) {
			entityManager.persist(entity);
			persisted.add(entity);
		}
		return this.source.transactions().read(() -> {
			InsertBatch.flush(this.source.session());
			return persisted;
		});
	}

	@Override
	public <S extends T> S merge(S entity) {
		EntityManager entityManager = inTransaction("merge");
		return this.source.transactions().read(() -> entityManager.merge(entity));
	}

	@Override
	public void delete(T entity) {
		EntityManager entityManager = inTransaction("delete");
		if (!entityManager.contains(entity)) {
			throw new InvalidDataAccessApiUsageException(
					("delete was given an entity that the transaction at hand does "
							+ "not manage: this %s is detached or new. Find it in the same transaction, then delete it.")
						.formatted(this.entity.getSimpleName()));
		}
		entityManager.remove(entity);
	}

	@Override
	public void deleteById(ID id) {
		EntityManager entityManager = inTransaction("deleteById");
		T entity = entityManager.find(this.entity, id);
		if (entity != null) {
			entityManager.remove(entity);
		}
	}

	@Override
	public TypedUpdate update() {
		return new TypedUpdate(this.source, Map.of(), Condition.NONE);
	}

	@Override
	public long deleteWhere(@Nullable Predicate... predicates) {
		Condition condition = Condition.NONE.and(predicates);
		condition.require("deleteWhere(…)", "deleteEveryRow()", this.source);
		inTransaction("deleteWhere");
		return this.source.transactions().read(() -> new BulkStatement(this.source, condition).delete());
	}

	@Override
	public long deleteEveryRow() {
		inTransaction("deleteEveryRow");
		return this.source.transactions().read(() -> new BulkStatement(this.source, Condition.NONE).delete());
	}

	private EntityManager inTransaction(String operation) {
		this.source.transactions().require(operation);
		return entityManager();
	}

	private EntityManager entityManager() {
		return this.source.entityManager();
	}

}
