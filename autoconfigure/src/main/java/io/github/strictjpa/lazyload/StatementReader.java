package io.github.strictjpa.lazyload;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Origin;
import io.github.strictjpa.lazyload.CodeClass.Kind;
import io.github.strictjpa.lazyload.StatementCaller.Place;
import org.hibernate.loader.ast.spi.Loader;
import org.hibernate.query.CommonQueryContract;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of the stack of a statement, innermost first: Hibernate, the
 * repository, then the application.
 */
final class StatementReader {

	private final boolean ofQuery;

	private final Predicate<String> applicationCode;

	private final List<StackFrame> applicationFrames = new ArrayList<>();

	private final Set<Place> path = new HashSet<>();

	private boolean started;

	private boolean nested;

	private boolean outsideOfRequest;

	private @Nullable Origin origin;

	private @Nullable String repositoryMethod;

	/**
	 * Create a reader.
	 * @param ofQuery whether the statement has to be one of a query; else it is one of an
	 * event
	 * @param applicationCode tells the names of the application's classes
	 */
	StatementReader(boolean ofQuery, Predicate<String> applicationCode) {
		this.ofQuery = ofQuery;
		this.applicationCode = applicationCode;
	}

	/**
	 * Read a frame and return whether to go on: {@code false} means that the statement is
	 * not one that counts.
	 */
	boolean read(StackFrame frame, CodeClass code) {
		if (!this.started) {
			return readInside(frame, code);
		}
		return switch (code.kind()) {
			case DISPATCH -> {
				this.nested |= !this.path.isEmpty();
				yield true;
			}
			case SERVLET -> {
				this.outsideOfRequest = true;
				yield true;
			}
			case APPLICATION -> readApplication(frame, code);
			case JDK, LIBRARY -> readProxy(frame);
			default -> true;
		};
	}

	StatementCaller caller(EntryPoints entryPoints) {
		return new StatementCaller(this.origin, entryPoints.current(this.applicationFrames), this.path,
				this.repositoryMethod, this.nested);
	}

	private boolean readInside(StackFrame frame, CodeClass code) {
		Class<?> type = frame.getDeclaringClass();
		if (!this.ofQuery) {
			this.started = code.kind() == Kind.DISPATCH;
			return true;
		}
		this.started = CommonQueryContract.class.isAssignableFrom(type);
		// what Hibernate loads by itself, before a query or after it
		return this.started || (code.kind() != Kind.DISPATCH && !Loader.class.isAssignableFrom(type));
	}

	private boolean readProxy(StackFrame frame) {
		if (this.path.isEmpty() && this.repositoryMethod == null && Proxy.isProxyClass(frame.getDeclaringClass())) {
			for (Class<?> type : frame.getDeclaringClass().getInterfaces()) {
				if (this.applicationCode.test(type.getName())) {
					this.repositoryMethod = type.getName() + "." + frame.getMethodName();
				}
			}
		}
		return true;
	}

	private boolean readApplication(StackFrame frame, CodeClass code) {
		if (this.origin == null && !this.outsideOfRequest) {
			this.origin = code.origins().of(frame);
		}
		this.applicationFrames.add(frame);
		this.path.add(new Place(frame.getDeclaringClass(), sourceName(frame)));
		return code.permits().find(frame) == null;
	}

	/**
	 * Return the method in which a lambda is written: it is part of it.
	 */
	private static String sourceName(StackFrame frame) {
		String name = frame.getMethodName();
		return (name.indexOf('$') < 0) ? name : Origin.of(frame).methodName();
	}

}
