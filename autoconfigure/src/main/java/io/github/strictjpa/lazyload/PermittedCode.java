package io.github.strictjpa.lazyload;

import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.Origin;
import io.github.strictjpa.PermitLazyLoading;
import org.jspecify.annotations.Nullable;

/**
 * Where a class, or code that is nested in it, may load lazily by
 * {@link PermitLazyLoading}. Lambdas belong to all methods of the name that they are
 * written in, as the class file does not tell overloads apart there.
 */
final class PermittedCode {

	static final PermittedCode NONE = new PermittedCode(null, Map.of());

	private final @Nullable Permit all;

	private final Map<String, Permit> methods;

	private PermittedCode(@Nullable Permit all, Map<String, Permit> methods) {
		this.all = all;
		this.methods = methods;
	}

	static PermittedCode of(Class<?> type) {
		try {
			Permit all = permitOfClass(type);
			return (all != null) ? new PermittedCode(all, Map.of()) : ofMethods(type);
		}
		catch (LinkageError ex) {
			// a signature names a class that is absent: nothing of this class can be read
			return NONE;
		}
	}

	/**
	 * Return what the interfaces of a proxy permit together.
	 */
	static PermittedCode ofInterfaces(List<Class<?>> types) {
		Map<String, Permit> methods = new HashMap<>();
		for (Class<?> type : types) {
			PermittedCode code = of(type);
			if (code.all != null) {
				return code;
			}
			methods.putAll(code.methods);
		}
		return methods.isEmpty() ? NONE : new PermittedCode(null, methods);
	}

	private static PermittedCode ofMethods(Class<?> type) {
		Map<String, Permit> methods = new HashMap<>();
		for (Method method : type.getDeclaredMethods()) {
			Permit permit = Permit.of(method);
			if (permit != null) {
				methods.put(method.getName(), permit);
				methods.put(method.getName() + descriptor(method), permit);
			}
		}
		return methods.isEmpty() ? NONE : new PermittedCode(null, methods);
	}

	@Nullable Permit find(StackFrame frame) {
		if (this.all != null || this.methods.isEmpty()) {
			return this.all;
		}
		String name = frame.getMethodName();
		String sourceName = Origin.of(frame).methodName();
		return this.methods.get(sourceName.equals(name) ? name + frame.getDescriptor() : sourceName);
	}

	private static @Nullable Permit permitOfClass(Class<?> type) {
		for (Class<?> current = type; current != null; current = current.getEnclosingClass()) {
			Permit permit = Permit.of(current);
			if (permit == null && current.getEnclosingMethod() != null) {
				permit = Permit.of(current.getEnclosingMethod());
			}
			if (permit != null) {
				return permit;
			}
		}
		return null;
	}

	private static String descriptor(Method method) {
		return MethodType.methodType(method.getReturnType(), method.getParameterTypes()).descriptorString();
	}

	/**
	 * An annotation and the class or method that carries it.
	 */
	record Permit(AnnotatedElement element, PermitLazyLoading annotation) {

		static @Nullable Permit of(AnnotatedElement element) {
			PermitLazyLoading annotation = element.getAnnotation(PermitLazyLoading.class);
			return (annotation != null) ? new Permit(element, annotation) : null;
		}

		/**
		 * Return what is wrong with the annotation, or {@code null}.
		 */
		@Nullable InvalidAnnotationException problem() {
			return this.annotation.value().isBlank() ? new InvalidAnnotationException(this.element, this.annotation,
					"the reason is blank. Say why these lazy loads are wanted, "
							+ "as in @PermitLazyLoading(\"the report reads every page\").")
					: null;
		}

	}

}
