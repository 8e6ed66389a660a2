package io.github.strictjpa.lazyload;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Walks whole stacks. A walker fetches frames in batches and allocates them all: one that
 * expects too few is slow, one that expects too many wastes memory, so the depth of the
 * last stack is taken for that of the next.
 */
final class StackWalks {

	private static final int STEP = 16;

	/**
	 * The JDK fetches no larger batch.
	 */
	private static final int LARGEST = 256;

	private static final StackWalker[] WALKERS = IntStream.rangeClosed(1, LARGEST / STEP)
		.mapToObj((step) -> StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE), step * STEP))
		.toArray(StackWalker[]::new);

	/**
	 * Written by many threads: a wrong guess costs a little, and is right again at once.
	 */
	private volatile int last;

	/**
	 * Hand out frames, innermost first, until a reader has seen enough.
	 * @return whether it has read the whole stack
	 */
	boolean walk(Predicate<StackFrame> reader) {
		Counting counting = new Counting(reader);
		boolean complete = WALKERS[this.last].walk((frames) -> frames.allMatch(counting));
		// one more, for the JDK asks for another batch where the last one was full
		int step = Math.min(counting.read / STEP, WALKERS.length - 1);
		if (complete && step != this.last) {
			this.last = step;
		}
		return complete;
	}

	/**
	 * Counts what a reader reads.
	 */
	private static final class Counting implements Predicate<StackFrame> {

		private final Predicate<StackFrame> reader;

		private int read;

		Counting(Predicate<StackFrame> reader) {
			this.reader = reader;
		}

		@Override
		public boolean test(StackFrame frame) {
			this.read++;
			return this.reader.test(frame);
		}

	}

}
