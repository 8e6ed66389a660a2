package io.github.strictjpa.query;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.springframework.asm.Type;

/**
 * Says what a method returns, as far as texts go. Only what a method was given, and what
 * it reads from that, counts as a variable: its own helpers and fields may well hold
 * constants.
 */
final class CalledTexts {

	static final Set<String> BUILDERS = Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");

	private static final Set<String> COMBINING = Set.of("concat", "format", "formatted", "replace");

	private final String owner;

	private final Predicate<String> closedTypes;

	/**
	 * Create an instance.
	 * @param owner the class whose methods are read, by its internal name
	 * @param closedTypes tells by their names the types with a fixed set of values
	 */
	CalledTexts(String owner, Predicate<String> closedTypes) {
		this.owner = owner;
		this.closedTypes = closedTypes;
	}

	/**
	 * Return what is known of a parameter.
	 */
	Operand given(Type type) {
		boolean closed = switch (type.getSort()) {
			case Type.BOOLEAN, Type.ARRAY -> true;
			case Type.OBJECT -> isClosed(type.getInternalName());
			default -> false;
		};
		return closed ? Operand.OTHER : Operand.VARIABLE;
	}

	Operand result(Call call) {
		if (BUILDERS.contains(call.owner())) {
			return buildResult(call);
		}
		if (call.owner().startsWith("java/lang/")) {
			return textResult(call);
		}
		boolean accessor = !call.isStatic() && call.arguments().isEmpty() && call.receiver().isVariable();
		boolean closed = isClosed(call.owner()) || call.owner().startsWith("java/") || call.owner().equals(this.owner);
		return (accessor && !closed) ? given(call.result()) : Operand.OTHER;
	}

	static Operand concatenation(List<Operand> parts) {
		Operand text = Operand.collector();
		for (Operand part : parts) {
			text.add(part);
		}
		return text.text();
	}

	private static Operand buildResult(Call call) {
		if (call.name().equals("toString")) {
			return call.receiver().text();
		}
		call.arguments().forEach(call.receiver()::add);
		return call.receiver();
	}

	private static Operand textResult(Call call) {
		if (call.owner().equals("java/lang/Class") || call.owner().equals("java/lang/Enum")) {
			return Operand.OTHER;
		}
		Operand given = concatenation(call.arguments());
		if (COMBINING.contains(call.name()) && !call.receiver().isVariable()) {
			return given;
		}
		return (given.isVariable() ? Operand.VARIABLE : Operand.CONSTANT).or(call.receiver());
	}

	private boolean isClosed(String type) {
		return type.equals("java/lang/Class") || type.equals("java/lang/Boolean")
				|| type.startsWith("jakarta/persistence/metamodel/") || this.closedTypes.test(type);
	}

	/**
	 * A call of a method.
	 */
	record Call(String owner, String name, boolean isStatic, Operand receiver, List<Operand> arguments, Type result) {

	}

}
