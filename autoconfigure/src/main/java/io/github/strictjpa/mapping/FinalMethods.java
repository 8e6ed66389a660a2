package io.github.strictjpa.mapping;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.Type;
import org.springframework.util.StringUtils;

/**
 * The final methods of an entity that keep Hibernate from making a proxy of it, or that a
 * proxy does not intercept though they work with attributes.
 */
final class FinalMethods {

	private final Class<?> type;

	private final Set<String> attributes;

	private final Set<String> getters;

	private final Set<String> setters;

	private final Map<String, Class<?>> classes;

	private final Function<Class<?>, ClassCode> code;

	FinalMethods(Class<?> type, Set<String> attributes, Function<Class<?>, ClassCode> code) {
		this.type = type;
		this.attributes = attributes;
		this.getters = names(attributes, "get", "is");
		this.setters = names(attributes, "set");
		this.classes = ClassCode.hierarchy(type).collect(Collectors.toMap(Type::getInternalName, Function.identity()));
		this.code = code;
	}

	Stream<Method> stream() {
		return ClassCode.hierarchy(this.type)
			.flatMap((declaring) -> Arrays.stream(declaring.getDeclaredMethods()))
			.filter((method) -> Modifier.isFinal(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
					&& !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
			.filter((method) -> isAccessor(method) || touchesAttributes(method));
	}

	/**
	 * Return whether Hibernate gives up making a proxy: it looks at the accessors of the
	 * entity and its mapped superclasses, not at those of a super-entity.
	 */
	boolean preventsProxy(Method method) {
		return isAccessor(method) && ClassCode.hierarchy(this.type)
			.skip(1)
			.noneMatch((superclass) -> superclass.isAnnotationPresent(Entity.class)
					&& method.getDeclaringClass().isAssignableFrom(superclass));
	}

	private boolean isAccessor(Method method) {
		return switch (method.getParameterCount()) {
			case 0 -> this.getters.contains(method.getName());
			case 1 -> this.setters.contains(method.getName());
			default -> false;
		};
	}

	private boolean touchesAttributes(Method method) {
		return touchesAttributes(
				this.code.apply(method.getDeclaringClass()).method(method.getName(), Type.getMethodDescriptor(method)),
				new HashSet<>());
	}

	private boolean touchesAttributes(@Nullable MethodCode method, Set<MethodCode> visited) {
		return method != null && visited.add(method)
				&& method.steps().stream().anyMatch((step) -> switch (step.kind()) {
					case READ, WRITE -> this.classes.containsKey(step.owner()) && this.attributes.contains(step.name());
					case CALL -> touchesAttributes(notIntercepted(step), visited);
					default -> false;
				});
	}

	/**
	 * Return the method that is called, unless a proxy intercepts the call.
	 */
	private @Nullable MethodCode notIntercepted(MethodCode.Step call) {
		Class<?> owner = this.classes.get(call.owner());
		MethodCode called = (owner != null) ? this.code.apply(owner).method(call.name(), call.descriptor()) : null;
		return (called != null && !called.isOverridable()) ? called : null;
	}

	private static Set<String> names(Set<String> attributes, String... prefixes) {
		return attributes.stream()
			.map(StringUtils::capitalize)
			.flatMap((name) -> Arrays.stream(prefixes).map((prefix) -> prefix + name))
			.collect(Collectors.toSet());
	}

}
