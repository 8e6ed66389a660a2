package io.github.strictjpa.repository;

import com.querydsl.core.types.ExpressionUtils;
import com.querydsl.core.types.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a statement changes. A condition that was put together and came out empty is
 * not the same as all rows, which have to be asked for.
 *
 * @param predicate the condition, or {@code null} for none
 * @param all whether all rows were asked for
 */
record Condition(@Nullable Predicate predicate, boolean all) {

	static final Condition NONE = new Condition(null, false);

	Condition and(@Nullable Predicate... predicates) {
		Predicate condition = this.predicate;
		for (Predicate more : predicates) {
			condition = ExpressionUtils.and(condition, more);
		}
		return new Condition(condition, this.all);
	}

	Condition everyRow() {
		return new Condition(this.predicate, true);
	}

	/**
	 * Check that rows were named.
	 * @param operation what is to be done, for the message
	 * @param explicit what says that all rows are meant
	 */
	void require(String operation, String explicit, QuerySource source) {
		if (this.predicate == null && !this.all) {
			throw new IllegalStateException(
					"%s has no condition and would change every %s. Write a condition, or say so by %s."
						.formatted(operation, source.entity().getSimpleName(), explicit));
		}
	}

}
