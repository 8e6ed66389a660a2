package io.github.strictjpa.repository;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.querydsl.core.QueryMetadata;
import com.querydsl.core.QueryModifiers;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.Predicate;
import io.github.strictjpa.fetch.FetchStrategy;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Window;
import org.springframework.data.support.PageableExecutionUtils;

/**
 * What is written by the methods of {@link TypedSelect}.
 */
final class SelectQuery<R> implements TypedSelect<R> {

	private final QuerySource source;

	private final QueryMetadata query;

	private final @Nullable FetchStrategy<R> plan;

	private final SelectOptions options;

	SelectQuery(QuerySource source, QueryMetadata query, @Nullable FetchStrategy<R> plan, SelectOptions options) {
		this.source = source;
		this.query = query;
		this.plan = plan;
		this.options = options;
	}

	@Override
	public TypedSelect<R> where(@Nullable Predicate... predicates) {
		return changed((query) -> present(predicates).forEach(query::addWhere));
	}

	@Override
	public TypedSelect<R> fetching(FetchStrategy<R> plan) {
		if (!selectsEntities()) {
			throw new IllegalStateException(("A fetch plan loads the associations of entities, but this query selects "
					+ "%s, and its rows hold no more than that. Leave out fetching(…), or begin with select().")
				.formatted(this.query.getProjection()));
		}
		return new SelectQuery<>(this.source, this.query, (this.plan != null) ? this.plan.and(plan) : plan,
				this.options);
	}

	@Override
	public TypedSelect<R> groupBy(Expression<?>... expressions) {
		return changed((query) -> List.of(expressions).forEach(query::addGroupBy));
	}

	@Override
	public TypedSelect<R> having(@Nullable Predicate... predicates) {
		return changed((query) -> present(predicates).forEach(query::addHaving));
	}

	@Override
	public TypedSelect<R> distinct() {
		return changed((query) -> query.setDistinct(true));
	}

	@Override
	public TypedSelect<R> orderBy(OrderSpecifier<?>... orders) {
		return changed((query) -> List.of(orders).forEach(query::addOrderBy));
	}

	@Override
	public TypedSelect<R> limit(int rows) {
		if (rows < 1) {
			throw new IllegalArgumentException("limit(%d): a limit is 1 or more.".formatted(rows));
		}
		return changed((query) -> query.setLimit((long) rows));
	}

	@Override
	public TypedSelect<R> offset(int rows) {
		if (rows < 0) {
			throw new IllegalArgumentException("offset(%d): an offset is 0 or more.".formatted(rows));
		}
		return changed((query) -> query.setOffset((long) rows));
	}

	@Override
	public TypedSelect<R> lock(LockModeType mode) {
		if (!selectsEntities()) {
			throw new IllegalStateException(
					"lock(%s) locks entities, but this query selects %s. Leave out lock(…), or begin with select()."
						.formatted(mode, this.query.getProjection()));
		}
		return with(this.options.withLock(mode));
	}

	@Override
	public TypedSelect<R> timeout(Duration timeout) {
		return with(this.options.withTimeout(timeout));
	}

	@Override
	public TypedSelect<R> readOnly() {
		return with(this.options.forReading());
	}

	@Override
	public TypedSelect<R> comment(String comment) {
		return with(this.options.withComment(comment));
	}

	@Override
	public List<R> list() {
		List<R> rows = rows().list(this.query);
		if (this.query.getModifiers().getLimit() == null) {
			this.source.listener().unlimitedList(this.source.entity(), rows.size());
		}
		return rows;
	}

	@Override
	public R one() {
		return oneOrEmpty().orElseThrow(() -> new EmptyResultDataAccessException(1));
	}

	@Override
	public Optional<R> oneOrEmpty() {
		List<R> rows = rows().list(atMost(2));
		if (rows.size() > 1) {
			throw new IncorrectResultSizeDataAccessException(
					"The query found more than one row. Narrow it by where(…), or write first().", 1);
		}
		return rows.stream().filter(Objects::nonNull).findFirst();
	}

	@Override
	public Optional<R> first() {
		return rows().list(atMost(1)).stream().filter(Objects::nonNull).findFirst();
	}

	@Override
	public Page<R> page(Pageable pageable) {
		QueryMetadata paged = Paging.apply(pageable, this.query, this.source, 0);
		SelectRows<R> rows = rows();
		return rows.run(() -> PageableExecutionUtils.getPage(rows.list(paged), pageable, this::count));
	}

	@Override
	public Slice<R> slice(Pageable pageable) {
		List<R> rows = rows().list(Paging.apply(pageable, this.query, this.source, 1));
		boolean more = pageable.isPaged() && rows.size() > pageable.getPageSize();
		return new SliceImpl<>(more ? rows.subList(0, pageable.getPageSize()) : rows, pageable, more);
	}

	@Override
	public Window<R> scroll(ScrollPosition position) {
		QueryModifiers modifiers = this.query.getModifiers();
		Integer size = modifiers.getLimitAsInteger();
		if (size == null || modifiers.getOffset() != null) {
			throw new IllegalStateException("scroll needs limit(…), the size of a window, and no offset(…).");
		}
		if (position instanceof KeysetScrollPosition keys) {
			return new KeysetScroll<>(this.source, this.query, rows()).scroll(keys, size);
		}
		return OffsetScroll.scroll(this.source, this.query, rows(), (OffsetScrollPosition) position, size);
	}

	@Override
	public Stream<R> stream() {
		this.source.transactions().require("stream");
		return rows().stream(this.query);
	}

	@Override
	public long count() {
		Aggregates.requireNone(this.query, "count()");
		return rows().count(this.query);
	}

	@Override
	public boolean exists() {
		Aggregates.requireNone(this.query, "exists()");
		return rows().exists(this.query);
	}

	@Override
	public void forEachChunk(int size, Consumer<? super List<R>> consumer) {
		if (size < 1) {
			throw new IllegalArgumentException("forEachChunk(%d, …): a chunk has 1 row or more.".formatted(size));
		}
		if (this.query.getModifiers().getOffset() != null) {
			throw new IllegalStateException("forEachChunk begins at the first row: leave out offset(…).");
		}
		this.source.transactions().require("forEachChunk");
		new Chunks<>(this.source, new KeysetScroll<>(this.source, this.query, rows())).forEach(size,
				this.query.getModifiers().getLimit(), consumer);
	}

	private SelectRows<R> rows() {
		return new SelectRows<>(this.source, this.plan, this.options);
	}

	private boolean selectsEntities() {
		return this.source.root() == this.query.getProjection();
	}

	private QueryMetadata atMost(long rows) {
		Long limit = this.query.getModifiers().getLimit();
		QueryMetadata limited = this.query.clone();
		limited.setLimit((limit != null) ? Math.min(limit, rows) : rows);
		return limited;
	}

	private TypedSelect<R> changed(Consumer<QueryMetadata> change) {
		QueryMetadata changed = this.query.clone();
		change.accept(changed);
		return new SelectQuery<>(this.source, changed, this.plan, this.options);
	}

	private TypedSelect<R> with(SelectOptions changed) {
		return new SelectQuery<>(this.source, this.query, this.plan, changed);
	}

	private static Stream<Predicate> present(@Nullable Predicate[] predicates) {
		return Stream.of(predicates).filter(Objects::nonNull);
	}

}
