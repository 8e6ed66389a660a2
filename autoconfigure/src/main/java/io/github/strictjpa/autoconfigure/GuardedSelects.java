package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.query.SelectGuard;
import io.github.strictjpa.repository.SelectListener;

/**
 * Lets the rules for queries judge those of typed repositories.
 */
final class GuardedSelects implements SelectListener {

	private final SelectGuard guard;

	GuardedSelects(SelectGuard guard) {
		this.guard = guard;
	}

	@Override
	public void unorderedPage(Class<?> entity) {
		this.guard.unorderedPage(entity);
	}

	@Override
	public void unlimitedList(Class<?> entity, int rows) {
		this.guard.unlimitedList(entity, rows);
	}

	@Override
	public void unsafePath(Class<?> entity, String element) {
		this.guard.unsafePath(entity, element);
	}

}
