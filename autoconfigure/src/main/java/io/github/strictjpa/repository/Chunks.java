package io.github.strictjpa.repository;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * Goes through the rows of a query window by window, and leaves the persistence context
 * after each as it was before.
 */
final class Chunks<R> {

	private final QuerySource source;

	private final KeysetScroll<R> scroll;

	Chunks(QuerySource source, KeysetScroll<R> scroll) {
		this.source = source;
		this.scroll = scroll;
	}

	void forEach(int size, @Nullable Long limit, Consumer<? super List<R>> consumer) {
		Checkpoint before = Checkpoint.of(this.source.session());
		KeysetScrollPosition position = ScrollPosition.keyset();
		long left = (limit != null) ? limit : Long.MAX_VALUE;
		while (left > 0) {
			Window<R> chunk = this.scroll.scroll(position, (int) Math.min(size, left));
			if (chunk.isEmpty()) {
				return;
			}
			left -= chunk.size();
			position = (KeysetScrollPosition) chunk.positionAt(chunk.size() - 1);
			consumer.accept(chunk.getContent());
			before.restore();
			if (!chunk.hasNext()) {
				return;
			}
		}
	}

}
