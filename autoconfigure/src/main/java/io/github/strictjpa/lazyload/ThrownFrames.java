package io.github.strictjpa.lazyload;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Finds the frames of application code in the stack trace of an exception, which is all
 * that is left of a stack once the exception is caught.
 */
final class ThrownFrames {

	private final ApplicationCode applicationCode;

	private final @Nullable ClassLoader classLoader;

	ThrownFrames(ApplicationCode applicationCode, @Nullable ClassLoader classLoader) {
		this.applicationCode = applicationCode;
		this.classLoader = classLoader;
	}

	Application of(Throwable thrown) {
		List<StackFrame> frames = new ArrayList<>();
		Origin origin = null;
		boolean outsideOfRequest = false;
		EnhancedAccess access = null;
		for (StackTraceElement element : thrown.getStackTrace()) {
			outsideOfRequest |= element.getClassName().startsWith("jakarta.servlet.");
			if (!this.applicationCode.contains(element.getClassName())) {
				continue;
			}
			EnhancedAccess enhanced = EnhancedAccess.by(element.getMethodName());
			boolean accessor = access != null && access.isMadeBy(element.getMethodName());
			access = enhanced;
			if (enhanced == null && !accessor) {
				Class<?> type = classOf(element);
				if (type != null) {
					frames.add(new ThrownFrame(element, type));
				}
				origin = (origin != null || outsideOfRequest) ? origin : originOf(element);
			}
		}
		return new Application(origin, frames);
	}

	private static Origin originOf(StackTraceElement element) {
		return new Origin(element.getClassName(), element.getMethodName(), element.getLineNumber());
	}

	private @Nullable Class<?> classOf(StackTraceElement element) {
		try {
			return ClassUtils.forName(element.getClassName(), this.classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// such as one of another class loader: no entry point can be read from it
			return null;
		}
	}

	/**
	 * The application's part of a stack trace.
	 *
	 * @param origin the innermost line, or {@code null} where a library touched what is
	 * detached
	 * @param frames the frames, innermost first
	 */
	record Application(@Nullable Origin origin, List<StackFrame> frames) {

	}

	/**
	 * A frame that is made of an element of a stack trace.
	 */
	private record ThrownFrame(StackTraceElement element, Class<?> type) implements StackFrame {

		@Override
		public String getClassName() {
			return this.element.getClassName();
		}

		@Override
		public String getMethodName() {
			return this.element.getMethodName();
		}

		@Override
		public Class<?> getDeclaringClass() {
			return this.type;
		}

		@Override
		public int getByteCodeIndex() {
			return -1;
		}

		@Override
		public @Nullable String getFileName() {
			return this.element.getFileName();
		}

		@Override
		public int getLineNumber() {
			return this.element.getLineNumber();
		}

		@Override
		public boolean isNativeMethod() {
			return this.element.isNativeMethod();
		}

		@Override
		public StackTraceElement toStackTraceElement() {
			return this.element;
		}

	}

}
