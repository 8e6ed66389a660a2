package io.github.strictjpa.migration;

import org.jspecify.annotations.Nullable;

/**
 * What a table says of the migrations that have run.
 *
 * @param migrated whether one of them, or a baseline, has succeeded
 * @param failed the last one if it has failed, else {@code null}
 */
record History(boolean migrated, @Nullable String failed) {

	static final History NONE = new History(false, null);

	boolean isEmpty() {
		return !this.migrated && this.failed == null;
	}

}
