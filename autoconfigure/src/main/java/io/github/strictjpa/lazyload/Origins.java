package io.github.strictjpa.lazyload;

import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.strictjpa.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The origins that the frames of one class stand for: as many as there are places in its
 * code. Each is asked for its line once, as that is the slowest part of a stack walk.
 */
final class Origins {

	private final Map<Place, Origin> known = new ConcurrentHashMap<>();

	private volatile @Nullable InlinedLines lines;

	Origin of(StackFrame frame) {
		Place place = new Place(frame.getMethodName(), frame.getDescriptor(), frame.getByteCodeIndex());
		Origin origin = this.known.get(place);
		return (origin != null) ? origin : this.known.computeIfAbsent(place, (unused) -> read(frame));
	}

	private Origin read(StackFrame frame) {
		InlinedLines inlined = this.lines;
		if (inlined == null) {
			inlined = InlinedLines.of(frame.getDeclaringClass());
			this.lines = inlined;
		}
		return new Origin(frame.getClassName(), frame.getMethodName(), inlined.sourceLine(frame.getLineNumber()));
	}

	/**
	 * An instruction in a method.
	 */
	private record Place(String method, String descriptor, int index) {

	}

}
