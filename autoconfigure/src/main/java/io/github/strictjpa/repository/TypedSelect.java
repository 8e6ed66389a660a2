package io.github.strictjpa.repository;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.querydsl.core.types.Expression;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.Predicate;
import io.github.strictjpa.fetch.FetchStrategy;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;

/**
 * A query of a {@link TypedRepository}. It is immutable: each method returns another
 * query, so that one can be kept and continued in several ways. Nothing is sent before
 * one of the methods at the end: {@link #list()} to {@link #forEachChunk}.
 *
 * @param <R> what a row becomes
 * @since 0.1.0
 */
public interface TypedSelect<R> {

	/**
	 * Return this query with more conditions, all of which have to hold.
	 * @param predicates the conditions; {@code null} stands for none, as in QueryDSL
	 * @return a query with these conditions
	 */
	TypedSelect<R> where(@Nullable Predicate... predicates);

	/**
	 * Return this query with what is to be loaded with its entities. What a former plan
	 * names is loaded as well.
	 * @param plan the plan, a {@link io.github.strictjpa.fetch.FetchPlan} for instance
	 * @return a query with this plan
	 * @throws IllegalStateException if this query does not select its entities
	 */
	TypedSelect<R> fetching(FetchStrategy<R> plan);

	/**
	 * Return this query with more expressions to group by.
	 * @param expressions the expressions, as in {@code book.author.id}
	 * @return a query with one row for each group
	 */
	TypedSelect<R> groupBy(Expression<?>... expressions);

	/**
	 * Return this query with more conditions on its groups, all of which have to hold.
	 * @param predicates the conditions; {@code null} stands for none
	 * @return a query with these conditions
	 */
	TypedSelect<R> having(@Nullable Predicate... predicates);

	/**
	 * Return this query without equal rows.
	 * @return a query that returns each row once
	 */
	TypedSelect<R> distinct();

	/**
	 * Return this query with more columns to sort by. To sort by a column of an
	 * association drops no row: those without a target stay.
	 * @param orders the columns, as in {@code user.id.asc()}
	 * @return a query with this order
	 */
	TypedSelect<R> orderBy(OrderSpecifier<?>... orders);

	/**
	 * Return this query with a limit, which the database applies, whatever the plan.
	 * @param rows how many rows are returned at most, 1 or more
	 * @return a query with this limit
	 * @throws IllegalArgumentException if the limit is below 1
	 */
	TypedSelect<R> limit(int rows);

	/**
	 * Return this query with an offset.
	 * @param rows how many rows are skipped, 0 or more
	 * @return a query with this offset
	 * @throws IllegalArgumentException if the offset is negative
	 */
	TypedSelect<R> offset(int rows);

	/**
	 * Return this query with a lock on the entities that it finds. It has to be run in a
	 * transaction, which holds the lock until its end.
	 * @param mode the lock, as in {@code LockModeType.PESSIMISTIC_WRITE}
	 * @return a query with this lock
	 * @throws IllegalStateException if this query does not select its entities
	 */
	TypedSelect<R> lock(LockModeType mode);

	/**
	 * Return this query with a time after which the database gives it up. The statements
	 * of a plan are not counted in.
	 * @param timeout the time, rounded up to whole seconds
	 * @return a query with this timeout
	 * @throws IllegalArgumentException if the time is zero or negative
	 */
	TypedSelect<R> timeout(Duration timeout);

	/**
	 * Return this query for reading only: changes of the entities that it loads are not
	 * written, and no copy is kept to find them.
	 * @return a query for reading
	 */
	TypedSelect<R> readOnly();

	/**
	 * Return this query with a comment in front of its SQL, where
	 * {@code hibernate.use_sql_comments} is on.
	 * @param comment the comment
	 * @return a query with this comment
	 */
	TypedSelect<R> comment(String comment);

	/**
	 * Run the query.
	 * @return all rows
	 */
	List<R> list();

	/**
	 * Run the query, which has to find one row.
	 * @return the row
	 * @throws EmptyResultDataAccessException if there is none
	 * @throws IncorrectResultSizeDataAccessException if there are several
	 */
	R one();

	/**
	 * Run the query, which may find one row.
	 * @return the row, or nothing where there is none or where it is {@code null}
	 * @throws IncorrectResultSizeDataAccessException if there are several
	 */
	Optional<R> oneOrEmpty();

	/**
	 * Run the query for its first row.
	 * @return the row, or nothing where there is none or where it is {@code null}
	 */
	Optional<R> first();

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
	Page<R> page(Pageable pageable);

	/**
	 * Run the query for one page, and for whether there is another one. Nothing is
	 * counted. The sort is that of {@link #page}.
	 * @param pageable the page
	 * @return the page
	 * @throws InvalidSortException if the sort names what is no property
	 * @throws IllegalStateException if this query has a limit or an offset
	 */
	Slice<R> slice(Pageable pageable);

	/**
	 * Run the query for the rows that follow a position, as many as {@link #limit} says.
	 * A position of keys, {@code ScrollPosition.keyset()} at first, finds them by the
	 * values of the last row instead of counting the rows in front: as fast on page
	 * 10,000 as on page one. Where the order does not end with the identifier that is
	 * appended. The keys are the columns of the order; they may be nested, {@code null},
	 * ascending and descending.
	 * @param position where to go on, backward or forward
	 * @return the rows, in the order of the query whichever the direction
	 * @throws InvalidPositionException if the position is none of this query
	 * @throws IllegalStateException if this query has no limit, or an offset, or if it
	 * groups rows and the position has keys
	 */
	Window<R> scroll(ScrollPosition position);

	/**
	 * Run the query and read its rows one after the other. It needs a transaction, and
	 * the stream has to be closed before its end. What was read stays in the persistence
	 * context: for very many entities use {@link #forEachChunk}.
	 * @return the rows, to be used in a {@code try} statement
	 * @throws InvalidDataAccessApiUsageException if there is no transaction of this unit
	 */
	Stream<R> stream();

	/**
	 * Count the rows of this query in the database.
	 * @return how many rows or groups there are without limit and offset
	 * @throws IllegalStateException if this query selects an aggregate, as in
	 * {@code select(user.count())}: it has one row, whatever there is
	 */
	long count();

	/**
	 * Return whether this query has a row without limit and offset.
	 * @return {@code true} if it finds one
	 * @throws IllegalStateException if this query selects an aggregate
	 */
	boolean exists();

	/**
	 * Run the query in chunks, in constant memory: each chunk is a query of its own that
	 * starts after the last row, in the order of this query and by the identifier. It
	 * needs a transaction. After each chunk changes are flushed, and whatever came into
	 * the persistence context meanwhile is detached. What was managed before this call,
	 * and what that refers to, stays.
	 * @param size the rows of a chunk, 1 or more
	 * @param consumer takes each chunk. What it changes must not be sorted by
	 * @throws InvalidDataAccessApiUsageException if there is no transaction of this unit
	 * @throws IllegalStateException if this query has an offset or groups rows
	 * @throws IllegalArgumentException if the size is below 1
	 */
	void forEachChunk(int size, Consumer<? super List<R>> consumer);

}
