package io.github.strictjpa.lazyload;

import java.lang.StackWalker.StackFrame;

import io.github.strictjpa.EntryPoints;
import org.hibernate.bytecode.enhance.spi.interceptor.BytecodeLazyAttributeInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one stack, innermost first, when a statement is about to be sent:
 * Hibernate, the interceptor of an enhanced entity, the method of the entity that reads
 * or writes the attribute, then whoever called it. Any other order means that this
 * statement is none of an enhanced attribute, or that Hibernate asks for itself.
 */
final class EnhancedStackReader {

	private static final String INTERCEPTORS = BytecodeLazyAttributeInterceptor.class.getPackageName() + ".";

	private static final String RESULTS = "org.hibernate.sql.results.graph.";

	private static final String LOAD_ATTRIBUTE = "initializeLazyProperty";

	private boolean inInterceptor;

	private boolean loadsAttribute;

	private @Nullable Class<?> entity;

	private @Nullable EnhancedAccess access;

	private @Nullable StackReader caller;

	/**
	 * Read a frame and return whether to go on: {@code false} means that nothing is wrong
	 * with this statement.
	 */
	boolean read(StackFrame frame, CodeClass code) {
		if (this.caller != null) {
			return this.caller.read(frame, code);
		}
		return (this.access != null) ? readAccessor(frame, code, this.access) : readHibernate(frame, code);
	}

	/**
	 * Return what was read, or {@code null} where no enhanced attribute is on the stack.
	 */
	@Nullable EnhancedLoad load(EntryPoints entryPoints) {
		if (this.entity == null || this.access == null) {
			return null;
		}
		StackReader reader = (this.caller != null) ? this.caller : StackReader.ofCaller();
		return new EnhancedLoad(this.entity, this.access.attribute(), !this.loadsAttribute,
				reader.callerRequest(entryPoints, this.access.writes()));
	}

	private boolean readHibernate(StackFrame frame, CodeClass code) {
		return switch (code.kind()) {
			case HIBERNATE, SESSION -> readHibernate(frame);
			case APPLICATION -> this.inInterceptor && readAccess(frame);
			case JDK -> true;
			default -> false;
		};
	}

	private boolean readHibernate(StackFrame frame) {
		if (frame.getClassName().startsWith(INTERCEPTORS)) {
			this.inInterceptor = true;
			return true;
		}
		// a select that follows the one for the attribute is not the application's
		boolean follows = frame.getClassName().startsWith(RESULTS);
		this.loadsAttribute |= frame.getMethodName().equals(LOAD_ATTRIBUTE);
		return !this.inInterceptor && !follows;
	}

	private boolean readAccess(StackFrame frame) {
		this.access = EnhancedAccess.by(frame.getMethodName());
		this.entity = frame.getDeclaringClass();
		return this.access != null;
	}

	private boolean readAccessor(StackFrame frame, CodeClass code, EnhancedAccess access) {
		return switch (code.kind()) {
			case TARGET, JDK -> true;
			case DISPATCH, SESSION, HIBERNATE, DEBUGGER -> false;
			case APPLICATION -> isAccessor(frame, access) || readCaller(frame, code);
			case LIBRARY, SERVLET -> readCaller(frame, code);
		};
	}

	private boolean isAccessor(StackFrame frame, EnhancedAccess access) {
		return frame.getDeclaringClass() == this.entity && access.isMadeBy(frame.getMethodName());
	}

	private boolean readCaller(StackFrame frame, CodeClass code) {
		StackReader reader = StackReader.ofCaller();
		this.caller = reader;
		return reader.read(frame, code);
	}

}
