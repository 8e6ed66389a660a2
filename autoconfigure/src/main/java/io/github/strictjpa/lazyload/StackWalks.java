package io.github.strictjpa.lazyload;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Walks stacks. A walker fetches frames in batches and allocates them all: one that
 * expects too few is slow, one that expects too many wastes memory, so the depth of the
 * last stack is taken for that of the next.
 */
final class StackWalks {

	private static final int STEP = 4;

	/**
	 * The JDK fetches no larger batch.
	 */
	private static final int LARGEST = 256;

	/**
	 * Frames of reflection are fetched anyway, so they have to be counted as well.
	 */
	private static final Set<Option> OPTIONS = Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_REFLECT_FRAMES);

	private static final StackWalker[] WALKERS = IntStream.rangeClosed(1, LARGEST / STEP)
		.mapToObj((step) -> StackWalker.getInstance(OPTIONS, step * STEP))
		.toArray(StackWalker[]::new);

	/**
	 * Written by many threads: a wrong guess costs a little, and is right again at once.
	 */
	private volatile int last;

	private final boolean whole;

	/**
	 * Create an instance.
	 * @param whole whether only walks to the end of the stack tell how many frames the
	 * next one needs; else all do
	 */
	StackWalks(boolean whole) {
		this.whole = whole;
	}

	/**
	 * Hand out frames, innermost first, until a reader has seen enough.
	 * @return whether it has read the whole stack
	 */
	boolean walk(Predicate<StackFrame> reader) {
		Reading reading = new Reading(reader);
		WALKERS[this.last].walk(reading::of);
		int step = Math.min(reading.needed() / STEP, WALKERS.length - 1);
		if (step != this.last && (reading.goesOn || !this.whole)) {
			this.last = step;
		}
		return reading.goesOn;
	}

	/**
	 * Hands frames to a reader and counts them.
	 */
	private static final class Reading implements Consumer<StackFrame> {

		private final Predicate<StackFrame> reader;

		private int read;

		private boolean goesOn = true;

		Reading(Predicate<StackFrame> reader) {
			this.reader = reader;
		}

		/**
		 * Read by the spliterator that the stream has anyway: a pipeline would cost as
		 * much as some frames.
		 */
		Boolean of(Stream<StackFrame> stream) {
			Spliterator<StackFrame> frames = stream.spliterator();
			while (this.goesOn && frames.tryAdvance(this)) {
				this.read++;
			}
			return this.goesOn;
		}

		/**
		 * Return how many frames are to be fetched at least, less one: the JDK has two of
		 * its own, and asks for another batch at the end of a full one.
		 */
		int needed() {
			return this.goesOn ? this.read + 2 : this.read + 1;
		}

		@Override
		public void accept(StackFrame frame) {
			this.goesOn = this.reader.test(frame);
		}

	}

}
