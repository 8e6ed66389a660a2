package io.github.strictjpa.lazyload;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.Origin;
import io.github.strictjpa.lazyload.CodeClass.Kind;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one stack, innermost first: the listener, Hibernate's session, the
 * proxy or collection, then whoever touched it and all that called it.
 */
final class StackReader {

	private static final Set<String> WRITES = Set.of("add", "addAll", "addFirst", "addLast", "clear", "put", "putAll",
			"remove", "removeAll", "removeFirst", "removeLast", "retainAll", "set");

	private final boolean whole;

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
	 * Create a reader.
	 * @param whole whether what the innermost code of the application was called by has
	 * to be read as well
	 */
	StackReader(boolean whole) {
		this.whole = whole;
	}

	/**
	 * Create a reader of what is left of a stack from the code on that asks.
	 */
	static StackReader ofCaller() {
		StackReader reader = new StackReader(true);
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
	 * Return whether all was read that matters, although there is more.
	 */
	boolean isSatisfied() {
		return !this.whole && this.origin != null;
	}

	/**
	 * Return what was read, or {@code null} if neither a proxy nor a collection was
	 * touched.
	 */
	@Nullable LoadRequest request(EntryPoints entryPoints) {
		return (this.touched != null) ? callerRequest(entryPoints, writes(this.touched)) : null;
	}

	/**
	 * Return what was read up to the innermost code of the application. Whether Hibernate
	 * called it is not known then.
	 */
	@Nullable LoadRequest request(String entryPoint) {
		return (this.touched != null)
				? new LoadRequest(this.origin, entryPoint, writes(this.touched), true, this.extension, null) : null;
	}

	/**
	 * Return who asks.
	 */
	LoadRequest callerRequest(EntryPoints entryPoints, boolean writes) {
		return new LoadRequest(this.origin, entryPoints.current(this.applicationFrames), writes, this.nested,
				this.extension, this.invalidPermit);
	}

	/**
	 * Return whether a method changes a collection. A proxy does not know what the method
	 * of its entity does.
	 */
	private static boolean writes(StackFrame touched) {
		return !HibernateProxy.class.isAssignableFrom(touched.getDeclaringClass())
				&& WRITES.contains(touched.getMethodName());
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
		if (isSatisfied()) {
			return false;
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
