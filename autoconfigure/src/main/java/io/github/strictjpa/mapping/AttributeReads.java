package io.github.strictjpa.mapping;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.mapping.MethodCode.Kind;
import io.github.strictjpa.mapping.MethodCode.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.Type;
import org.springframework.util.StringUtils;

/**
 * Finds which attributes the methods of a class read: from the field, by the getter, or
 * by other methods of the class that they call. What only tests for null, or asks another
 * entity for its id, does not count, for it needs no proxy to be loaded.
 */
final class AttributeReads {

	private static final Set<String> HARMLESS_CALLS = Set.of("java/util/Objects.isNull", "java/util/Objects.nonNull",
			"java/util/Optional.ofNullable", "java/lang/System.identityHashCode");

	private static final String ENHANCED_READ = "$$_hibernate_read_";

	private final List<Class<?>> hierarchy;

	private final Set<String> internalNames;

	private final Map<String, Set<String>> idGetters;

	private final Map<String, String> getters = new HashMap<>();

	private final Function<Class<?>, ClassCode> codes;

	/**
	 * Create an instance.
	 * @param type the class
	 * @param idGetters by attribute the methods of its target that return its id, empty
	 * where it is no association to one entity
	 * @param codes the code of classes
	 */
	AttributeReads(Class<?> type, Map<String, Set<String>> idGetters, Function<Class<?>, ClassCode> codes) {
		this.hierarchy = ClassCode.hierarchy(type).toList();
		this.internalNames = this.hierarchy.stream().map(Type::getInternalName).collect(Collectors.toSet());
		this.idGetters = idGetters;
		this.codes = codes;
		idGetters.keySet()
			.forEach((attribute) -> getterNames(attribute).forEach((getter) -> this.getters.put(getter, attribute)));
	}

	/**
	 * Return the possible names of the getter of an attribute.
	 */
	static Stream<String> getterNames(String attribute) {
		String capitalised = StringUtils.capitalize(attribute);
		return Stream.of("get" + capitalised, "is" + capitalised, attribute);
	}

	/**
	 * Return the attributes that a method reads.
	 * @param name the name of the method
	 * @param descriptor its descriptor
	 * @return the attributes, each with the line of the method that reads it
	 */
	Map<String, Integer> of(String name, String descriptor) {
		MethodCode method = find(name, descriptor, 0);
		Map<String, Integer> reads = new LinkedHashMap<>();
		if (method != null) {
			collect(method, new HashSet<>(), null, reads);
		}
		return reads;
	}

	private void collect(MethodCode method, Collection<MethodCode> visited, @Nullable Integer line,
			Map<String, Integer> reads) {
		if (!visited.add(method) || asksWhetherLoaded(method)) {
			return;
		}
		List<Step> steps = method.steps();
		for (int index = 0; index < steps.size(); index++) {
			Step step = steps.get(index);
			int origin = (line != null) ? line : step.line();
			String attribute = attribute(step);
			if (attribute != null) {
				if (!isHarmless(attribute, steps, index + 1)) {
					reads.putIfAbsent(attribute, origin);
				}
			}
			else if (step.kind() == Kind.CALL && this.internalNames.contains(step.owner())) {
				MethodCode called = find(step);
				if (called != null) {
					collect(called, visited, origin, reads);
				}
			}
		}
	}

	private @Nullable String attribute(Step step) {
		if (!this.internalNames.contains(step.owner())) {
			return null;
		}
		if (step.kind() == Kind.READ) {
			return this.idGetters.containsKey(step.name()) ? step.name() : null;
		}
		if (step.kind() != Kind.CALL || !step.descriptor().startsWith("()")) {
			return null;
		}
		if (step.name().startsWith(ENHANCED_READ)) {
			String attribute = step.name().substring(ENHANCED_READ.length());
			return this.idGetters.containsKey(attribute) ? attribute : null;
		}
		return this.getters.get(step.name());
	}

	/**
	 * Return whether an association is not loaded by what happens to it next.
	 */
	private boolean isHarmless(String attribute, List<Step> steps, int next) {
		return switch (kind(steps, next)) {
			case NULL_TEST -> true;
			case COPY -> kind(steps, next + 1) == Kind.NULL_TEST && isHarmless(attribute, steps, next + 2);
			case STORE -> isHarmlessVariable(attribute, steps, next);
			case CALL -> HARMLESS_CALLS.contains(steps.get(next).owner() + "." + steps.get(next).name())
					|| this.idGetters.getOrDefault(attribute, Set.of()).contains(steps.get(next).name());
			default -> false;
		};
	}

	private boolean isHarmlessVariable(String attribute, List<Step> steps, int store) {
		String variable = steps.get(store).name();
		for (int index = store + 1; index < steps.size(); index++) {
			Step step = steps.get(index);
			if (step.kind() == Kind.STORE && step.name().equals(variable)) {
				return true;
			}
			if (step.kind() == Kind.LOAD && step.name().equals(variable) && !isHarmless(attribute, steps, index + 1)) {
				return false;
			}
		}
		return true;
	}

	private static Kind kind(List<Step> steps, int index) {
		return (index < steps.size()) ? steps.get(index).kind() : Kind.OTHER;
	}

	private static boolean asksWhetherLoaded(MethodCode method) {
		return method.steps()
			.stream()
			.anyMatch((step) -> step.isCallOf("org/hibernate/Hibernate", "isInitialized")
					|| step.isCallOf("org/hibernate/Hibernate", "isPropertyInitialized")
					|| step.isCallOf("jakarta/persistence/PersistenceUtil", "isLoaded"));
	}

	private @Nullable MethodCode find(Step call) {
		int from = 0;
		while (!Type.getInternalName(this.hierarchy.get(from)).equals(call.owner())) {
			from++;
		}
		return find(call.name(), call.descriptor(), from);
	}

	private @Nullable MethodCode find(String name, String descriptor, int from) {
		for (Class<?> type : this.hierarchy.subList(from, this.hierarchy.size())) {
			MethodCode method = this.codes.apply(type).method(name, descriptor);
			if (method != null) {
				return method;
			}
		}
		return null;
	}

}
