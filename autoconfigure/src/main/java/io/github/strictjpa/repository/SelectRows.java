package io.github.strictjpa.repository;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.querydsl.core.QueryMetadata;
import com.querydsl.core.QueryModifiers;
import com.querydsl.core.types.dsl.Expressions;
import com.querydsl.core.types.dsl.Wildcard;
import io.github.strictjpa.fetch.FetchStrategy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.jpa.SpecHints;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a query, with its plan and as its options say.
 */
final class SelectRows<R> {

	private static final int FETCH_SIZE = 500;

	private final QuerySource source;

	private final @Nullable FetchStrategy<R> plan;

	private final SelectOptions options;

	SelectRows(QuerySource source, @Nullable FetchStrategy<R> plan, SelectOptions options) {
		this.source = source;
		this.plan = plan;
		this.options = options;
	}

	/**
	 * Run some queries in one transaction.
	 */
	<X extends @Nullable Object> X run(Supplier<X> work) {
		if (this.options.lock() != null) {
			this.source.transactions().require("select().lock(%s)".formatted(this.options.lock()));
		}
		return this.source.transactions().read(this.options.readOnly() ? () -> forReading(work) : work);
	}

	List<R> list(QueryMetadata query) {
		return run(() -> load(prepare(CheckedQuery.<R>of(this.source, query)).fetch()));
	}

	Stream<R> stream(QueryMetadata query) {
		return run(() -> {
			CheckedQuery<R> checked = prepare(CheckedQuery.of(this.source, query));
			checked.setHint(HibernateHints.HINT_FETCH_SIZE, FETCH_SIZE);
			Stream<R> rows = stream(checked.createQuery());
			return (this.plan != null) ? LoadedAhead.of(rows, FETCH_SIZE, this::load) : rows;
		});
	}

	long count(QueryMetadata query) {
		QueryMetadata counting = query.clone();
		counting.clearOrderBy();
		counting.setModifiers(QueryModifiers.EMPTY);
		boolean everyRow = query.getGroupBy().isEmpty() && !query.isDistinct();
		if (everyRow) {
			counting.setProjection(Wildcard.count);
		}
		return this.source.transactions().read(() -> {
			CheckedQuery<?> checked = withoutLock(counting);
			return everyRow ? (Long) checked.fetch().get(0)
					: checked.createQuery().unwrap(SelectionQuery.class).getResultCount();
		});
	}

	boolean exists(QueryMetadata query) {
		QueryMetadata asking = query.clone();
		asking.clearOrderBy();
		asking.setModifiers(QueryModifiers.limit(1));
		if (query.getGroupBy().isEmpty()) {
			asking.setDistinct(false);
			asking.setProjection(Expressions.ONE);
		}
		return this.source.transactions().read(() -> !withoutLock(asking).fetch().isEmpty());
	}

	/**
	 * Set the joins of the plan and the options on a query that selects these rows, alone
	 * or among other expressions. A query with a lock joins nothing: databases do not
	 * lock what is joined, and Hibernate would lock after it has read.
	 */
	<Q> CheckedQuery<Q> prepare(CheckedQuery<Q> checked) {
		if (this.plan != null) {
			EntityManager entityManager = this.source.entityManager();
			checked.setHint(SpecHints.HINT_SPEC_FETCH_GRAPH, (this.options.lock() != null)
					? entityManager.createEntityGraph(this.source.entity()) : this.plan.toEntityGraph(entityManager));
		}
		this.options.apply(checked);
		return checked;
	}

	/**
	 * Load what the plan does not join.
	 */
	List<R> load(List<R> rows) {
		if (this.plan != null) {
			this.plan.load(this.source.entityManager(), rows);
		}
		return rows;
	}

	private CheckedQuery<?> withoutLock(QueryMetadata query) {
		CheckedQuery<?> checked = CheckedQuery.of(this.source, query);
		this.options.withoutLock().apply(checked);
		return checked;
	}

	private <X extends @Nullable Object> X forReading(Supplier<X> work) {
		Session session = this.source.session();
		boolean before = session.isDefaultReadOnly();
		session.setDefaultReadOnly(true);
		try {
			return work.get();
		}
		finally {
			session.setDefaultReadOnly(before);
		}
	}

	@SuppressWarnings("unchecked")
	private static <R> Stream<R> stream(Query query) {
		return query.getResultStream();
	}

}
