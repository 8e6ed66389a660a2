package io.github.strictjpa.repository;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads some rows of a stream ahead, so that what a plan selects in is loaded for all of
 * them at once.
 */
final class LoadedAhead<R> implements Iterator<R> {

	private final Iterator<R> rows;

	private final int size;

	private final Consumer<List<R>> load;

	private Iterator<R> loaded = List.<R>of().iterator();

	private LoadedAhead(Iterator<R> rows, int size, Consumer<List<R>> load) {
		this.rows = rows;
		this.size = size;
		this.load = load;
	}

	static <R> Stream<R> of(Stream<R> rows, int size, Consumer<List<R>> load) {
		Iterator<R> ahead = new LoadedAhead<>(rows.iterator(), size, load);
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(ahead, Spliterator.ORDERED), false)
			.onClose(rows::close);
	}

	@Override
	public boolean hasNext() {
		return this.loaded.hasNext() || this.rows.hasNext();
	}

	@Override
	public R next() {
		if (!this.loaded.hasNext()) {
			if (!this.rows.hasNext()) {
				throw new NoSuchElementException();
			}
			List<R> ahead = new ArrayList<>();
			while (ahead.size() < this.size && this.rows.hasNext()) {
				ahead.add(this.rows.next());
			}
			this.load.accept(ahead);
			this.loaded = ahead.iterator();
		}
		return this.loaded.next();
	}

}
