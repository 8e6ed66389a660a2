package io.github.strictjpa.repository;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.querydsl.core.QueryMetadata;
import com.querydsl.core.QueryModifiers;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.Predicate;
import com.querydsl.core.types.dsl.Wildcard;
import io.github.strictjpa.fetch.FetchPlan;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.support.PageableExecutionUtils;

/**
 * A query of a {@link TypedRepository}. It is immutable: each method returns another
 * query, so that one can be kept and continued in several ways. Nothing is sent before
 * {@link #list()}, {@link #one()}, {@link #oneOrEmpty()}, {@link #first()},
 * {@link #page(Pageable)} or {@link #count()}.
 *
 * @param <R> what a row becomes
 * @since 0.1.0
 */
public final class TypedSelect<R> {

	private final QuerySource source;

	private final QueryMetadata query;

	private final @Nullable FetchPlan<R> plan;

	TypedSelect(QuerySource source, QueryMetadata query, @Nullable FetchPlan<R> plan) {
		this.source = source;
		this.query = query;
		this.plan = plan;
	}

	/**
	 * Return this query with more conditions, all of which have to hold.
	 * @param predicates the conditions; {@code null} stands for none, as in QueryDSL
	 * @return a query with these conditions
	 */
	public TypedSelect<R> where(@Nullable Predicate... predicates) {
		QueryMetadata changed = this.query.clone();
		for (Predicate predicate : predicates) {
			if (predicate != null) {
				changed.addWhere(predicate);
			}
		}
		return with(changed);
	}

	/**
	 * Return this query with what is to be loaded with its entities. What a former plan
	 * names is loaded as well.
	 * @param plan the plan
	 * @return a query with this plan
	 * @throws IllegalStateException if this query does not select its entities
	 */
	public TypedSelect<R> fetching(FetchPlan<R> plan) {
		Expression<?> selected = this.query.getProjection();
		if (selected != this.source.root()) {
			throw new IllegalStateException(("A fetch plan loads the associations of entities, but this query selects "
					+ "%s, and its rows hold no more than that. Leave out fetching(…), or begin with select().")
				.formatted(selected));
		}
		return new TypedSelect<>(this.source, this.query, (this.plan != null) ? this.plan.and(plan) : plan);
	}

	/**
	 * Return this query with more columns to sort by.
	 * @param orders the columns, as in {@code user.id.asc()}
	 * @return a query with this order
	 */
	public TypedSelect<R> orderBy(OrderSpecifier<?>... orders) {
		QueryMetadata changed = this.query.clone();
		for (OrderSpecifier<?> order : orders) {
			changed.addOrderBy(order);
		}
		return with(changed);
	}

	/**
	 * Return this query with a limit, which the database applies, whatever the plan.
	 * @param rows how many rows are returned at most, 1 or more
	 * @return a query with this limit
	 * @throws IllegalArgumentException if the limit is below 1
	 */
	public TypedSelect<R> limit(int rows) {
		if (rows < 1) {
			throw new IllegalArgumentException("limit(%d): a limit is 1 or more.".formatted(rows));
		}
		return with(modified((long) rows, this.query.getModifiers().getOffset()));
	}

	/**
	 * Return this query with an offset.
	 * @param rows how many rows are skipped, 0 or more
	 * @return a query with this offset
	 * @throws IllegalArgumentException if the offset is negative
	 */
	public TypedSelect<R> offset(int rows) {
		if (rows < 0) {
			throw new IllegalArgumentException("offset(%d): an offset is 0 or more.".formatted(rows));
		}
		return with(modified(this.query.getModifiers().getLimit(), (long) rows));
	}

	/**
	 * Run the query.
	 * @return all rows
	 */
	public List<R> list() {
		return this.source.transactions().read(() -> load(rows(this.query)));
	}

	/**
	 * Run the query, which has to find one row.
	 * @return the row
	 * @throws EmptyResultDataAccessException if there is none
	 * @throws IncorrectResultSizeDataAccessException if there are several
	 */
	public R one() {
		return oneOrEmpty().orElseThrow(() -> new EmptyResultDataAccessException(1));
	}

	/**
	 * Run the query, which may find one row.
	 * @return the row, or nothing where there is none or where it is {@code null}
	 * @throws IncorrectResultSizeDataAccessException if there are several
	 */
	public Optional<R> oneOrEmpty() {
		return this.source.transactions().read(() -> {
			List<R> rows = rows(atMost(2));
			if (rows.size() > 1) {
				throw new IncorrectResultSizeDataAccessException(
						"The query found more than one row. Narrow it by where(…), or write first().", 1);
			}
			return load(rows).stream().filter(Objects::nonNull).findFirst();
		});
	}

	/**
	 * Run the query for its first row.
	 * @return the row, or nothing where there is none or where it is {@code null}
	 */
	public Optional<R> first() {
		return this.source.transactions()
			.read(() -> load(rows(atMost(1))).stream().filter(Objects::nonNull).findFirst());
	}

	/**
	 * Run the query for one page, and count all rows where the page does not tell how
	 * many there are. The sort of the page comes first, what {@link #orderBy} names is
	 * sorted by after it.
	 * @param pageable the page. Its sort may name the properties of the entity and of its
	 * embeddables
	 * @return the page
	 * @throws InvalidSortException if the sort names anything else
	 * @throws IllegalStateException if this query has a limit or an offset
	 */
	public Page<R> page(Pageable pageable) {
		if (this.query.getModifiers().isRestricting()) {
			throw new IllegalStateException(
					"The page sets the limit and the offset: leave out limit(…) and offset(…).");
		}
		TypedSelect<R> sorted = with(Paging.apply(pageable, this.query, this.source));
		return this.source.transactions()
			.read(() -> PageableExecutionUtils.getPage(sorted.load(rows(sorted.query)), pageable, this::count));
	}

	/**
	 * Count the rows of this query in the database.
	 * @return how many rows there are without limit and offset
	 */
	public long count() {
		QueryMetadata counting = this.query.clone();
		counting.clearOrderBy();
		counting.setModifiers(QueryModifiers.EMPTY);
		counting.setProjection(Wildcard.count);
		return this.source.transactions().read(() -> {
			CheckedQuery<Long> query = new CheckedQuery<>(this.source.entityManager(), counting);
			return query.fetch().get(0);
		});
	}

	private List<R> rows(QueryMetadata metadata) {
		CheckedQuery<R> checked = new CheckedQuery<>(this.source.entityManager(), metadata.clone());
		if (this.plan != null) {
			checked.setHint("jakarta.persistence.fetchgraph", this.plan.toEntityGraph(this.source.entityManager()));
		}
		return checked.fetch();
	}

	private List<R> load(List<R> rows) {
		if (this.plan != null) {
			this.plan.load(this.source.entityManager(), rows);
		}
		return rows;
	}

	private QueryMetadata atMost(long rows) {
		QueryModifiers modifiers = this.query.getModifiers();
		Long limit = modifiers.getLimit();
		return modified((limit != null) ? Math.min(limit, rows) : rows, modifiers.getOffset());
	}

	private QueryMetadata modified(@Nullable Long limit, @Nullable Long offset) {
		QueryMetadata changed = this.query.clone();
		changed.setModifiers(new QueryModifiers(limit, offset));
		return changed;
	}

	private TypedSelect<R> with(QueryMetadata changed) {
		return new TypedSelect<>(this.source, changed, this.plan);
	}

}
