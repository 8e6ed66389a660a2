package io.github.strictjpa.repository;

import java.util.Optional;

import com.querydsl.core.DefaultQueryMetadata;
import com.querydsl.core.JoinType;
import com.querydsl.core.QueryMetadata;
import com.querydsl.core.types.EntityPath;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.dsl.Expressions;
import io.github.strictjpa.fetch.FetchPlan;
import jakarta.persistence.EntityManager;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * What stands behind a {@link TypedRepository}.
 */
final class TypedRepositoryFragment<T, ID> implements TypedRepository<T, ID> {

	private final Class<T> entity;

	private final EntityPath<T> root;

	private final EntityManager entityManager;

	private final UnitTransactions transactions;

	TypedRepositoryFragment(Class<T> entity, EntityPath<T> root, EntityManager entityManager,
			UnitTransactions transactions) {
		this.entity = entity;
		this.root = root;
		this.entityManager = entityManager;
		this.transactions = transactions;
	}

	@Override
	public TypedSelect<T> select() {
		return select(this.root);
	}

	@Override
	public <R> TypedSelect<R> select(Expression<R> projection) {
		QueryMetadata query = new DefaultQueryMetadata();
		query.addJoin(JoinType.DEFAULT, this.root);
		query.setProjection(projection);
		return new TypedSelect<>(new QuerySource(this.entityManager, this.transactions, this.root), query, null);
	}

	@Override
	public Optional<T> findById(ID id) {
		return this.transactions.read(() -> Optional.ofNullable(this.entityManager.find(this.entity, id)));
	}

	@Override
	public Optional<T> findById(ID id, FetchPlan<T> plan) {
		return select().where(Expressions.booleanTemplate("id({0}) = {1}", this.root, id)).fetching(plan).oneOrEmpty();
	}

	@Override
	public <S extends T> S persist(S entity) {
		this.transactions.requireForWrite("persist");
		this.entityManager.persist(entity);
		return entity;
	}

	@Override
	public void delete(T entity) {
		this.transactions.requireForWrite("delete");
		if (!this.entityManager.contains(entity)) {
			throw new InvalidDataAccessApiUsageException(
					("delete was given an entity that the transaction at hand does "
							+ "not manage: this %s is detached or new. Find it in the same transaction, then delete it.")
						.formatted(this.entity.getSimpleName()));
		}
		this.entityManager.remove(entity);
	}

}
