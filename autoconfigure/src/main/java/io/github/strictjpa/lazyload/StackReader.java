package io.github.strictjpa.lazyload;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.Origin;
import io.github.strictjpa.lazyload.CodeClass.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one stack, innermost first: the listener, Hibernate's session, the
 * proxy or collection, then whoever touched it and all that called it.
 */
final class StackReader {

	private static final Set<String> WRITES = Set.of("add", "addAll", "addFirst", "addLast", "clear", "put", "putAll",
			"remove", "removeAll", "removeFirst", "removeLast", "retainAll", "set");

	private boolean dispatched;

	private @Nullable StackFrame touched;

	private boolean asked;

	private boolean nested;

	/**
	 * The library that asks, if the application does not.
	 */
	private @Nullable String library;

	private @Nullable String extension;

	private boolean outsideOfRequest;

	private final List<StackFrame> applicationFrames = new ArrayList<>();

	private @Nullable Origin origin;

	private @Nullable InvalidAnnotationException invalidPermit;

	/**
	 * Create a reader of what is left of a stack from the code on that asks.
	 */
	static StackReader ofCaller() {
		StackReader reader = new StackReader();
		reader.dispatched = true;
		reader.asked = true;
		return reader;
	}

	/**
	 * Read a frame and return whether to go on: {@code false} means that nothing is wrong
	 * with this load.
	 */
	boolean read(StackFrame frame, CodeClass code) {
		if (!this.dispatched) {
			this.dispatched = code.kind() == Kind.DISPATCH;
			return true;
		}
		return this.asked ? readCaller(frame, code) : readPlumbing(frame, code);
	}

	/**
	 * Return what was read, or {@code null} if neither a proxy nor a collection was
	 * touched.
	 */
	@Nullable LoadRequest request(EntryPoints entryPoints) {
		return (this.touched != null) ? callerRequest(entryPoints, WRITES.contains(this.touched.getMethodName()))
				: null;
	}

	/**
	 * Return who asks.
	 */
	LoadRequest callerRequest(EntryPoints entryPoints, boolean writes) {
		return new LoadRequest(this.origin, entryPoints.current(this.applicationFrames), writes, this.nested,
				this.extension, this.invalidPermit);
	}

	private boolean readPlumbing(StackFrame frame, CodeClass code) {
		return switch (code.kind()) {
			case TARGET -> {
				this.touched = frame;
				yield true;
			}
			case JDK -> true;
			case DISPATCH, SESSION -> this.touched == null;
			case HIBERNATE, DEBUGGER -> false;
			case LIBRARY, SERVLET, APPLICATION -> {
				this.asked = true;
				yield this.touched != null && readCaller(frame, code);
			}
		};
	}

	private boolean readCaller(StackFrame frame, CodeClass code) {
		return switch (code.kind()) {
			case DISPATCH -> {
				this.nested = true;
				this.extension = this.applicationFrames.isEmpty() ? this.library : this.extension;
				yield true;
			}
			case SERVLET -> {
				this.outsideOfRequest = true;
				yield true;
			}
			case APPLICATION -> readApplication(frame, code);
			case DEBUGGER -> false;
			case LIBRARY -> readLibrary(frame, code);
			default -> readPermit(frame, code);
		};
	}

	private boolean readLibrary(StackFrame frame, CodeClass code) {
		this.library = (this.library != null) ? this.library : frame.getClassName();
		return readPermit(frame, code);
	}

	private boolean readApplication(StackFrame frame, CodeClass code) {
		if (this.origin == null && !this.outsideOfRequest) {
			this.origin = code.origins().of(frame);
		}
		this.applicationFrames.add(frame);
		return readPermit(frame, code);
	}

	private boolean readPermit(StackFrame frame, CodeClass code) {
		PermittedCode.Permit permit = code.permits().find(frame);
		if (permit != null && this.invalidPermit == null) {
			this.invalidPermit = permit.problem();
		}
		return permit == null || this.invalidPermit != null;
	}

}
