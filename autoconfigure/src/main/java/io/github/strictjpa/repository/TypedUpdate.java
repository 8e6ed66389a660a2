package io.github.strictjpa.repository;

import java.util.LinkedHashMap;
import java.util.Map;

import com.querydsl.core.types.ConstantImpl;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.NullExpression;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows without loading them. It is immutable as
 * {@link TypedSelect} is, and sent by {@link #execute()}.
 * <p>
 * What the transaction has changed is written first. Afterwards the managed entities of
 * the type show the new values, and nothing is detached. The version of the rows goes up,
 * so that an edit that began before is refused as out of date.
 *
 * @since 0.1.0
 */
public final class TypedUpdate {

	private final QuerySource source;

	private final Map<Path<?>, Expression<?>> values;

	private final Condition condition;

	TypedUpdate(QuerySource source, Map<Path<?>, Expression<?>> values, Condition condition) {
		this.source = source;
		this.values = values;
		this.condition = condition;
	}

	/**
	 * Return this statement with a value for a column.
	 * @param <V> the type of the column
	 * @param path the column, as in {@code user.name}
	 * @param value the value, or {@code null}
	 * @return a statement that sets the column
	 */
	public <V> TypedUpdate set(Path<V> path, @Nullable V value) {
		return (value != null) ? with(path, ConstantImpl.create(value)) : setNull(path);
	}

	/**
	 * Return this statement with an expression for a column.
	 * @param <V> the type of the column
	 * @param path the column, as in {@code post.likes}
	 * @param expression what it becomes, as in {@code post.likes.add(1)}
	 * @return a statement that sets the column
	 */
	public <V> TypedUpdate set(Path<V> path, Expression<? extends V> expression) {
		return with(path, expression);
	}

	/**
	 * Return this statement with {@code null} for a column.
	 * @param path the column
	 * @return a statement that empties the column
	 */
	public TypedUpdate setNull(Path<?> path) {
		return with(path, NullExpression.DEFAULT);
	}

	/**
	 * Return this statement with more conditions, all of which have to hold.
	 * @param predicates the conditions; {@code null} stands for none
	 * @return a statement with these conditions
	 */
	public TypedUpdate where(@Nullable Predicate... predicates) {
		return new TypedUpdate(this.source, this.values, this.condition.and(predicates));
	}

	/**
	 * Return this statement for every row of the entity, which has to be said.
	 * @return a statement without a condition
	 */
	public TypedUpdate everyRow() {
		return new TypedUpdate(this.source, this.values, this.condition.everyRow());
	}

	/**
	 * Send the statement.
	 * @return how many rows it has changed
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * transaction of this unit
	 * @throws IllegalStateException if it sets nothing, or has no condition and does not
	 * say {@link #everyRow()}
	 */
	public long execute() {
		if (this.values.isEmpty()) {
			throw new IllegalStateException("update() sets nothing: write set(path, value) before execute().");
		}
		this.condition.require("update().execute()", "everyRow()", this.source);
		this.source.transactions().require("update");
		return this.source.transactions()
			.read(() -> new BulkStatement(this.source, this.condition).update(this.values));
	}

	private TypedUpdate with(Path<?> path, Expression<?> value) {
		Map<Path<?>, Expression<?>> changed = new LinkedHashMap<>(this.values);
		changed.put(path, value);
		return new TypedUpdate(this.source, changed, this.condition);
	}

}
