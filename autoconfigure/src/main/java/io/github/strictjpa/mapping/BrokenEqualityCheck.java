package io.github.strictjpa.mapping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Origin;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;

/**
 * Finds in class files what {@code equals}, {@code hashCode} and {@code toString} of
 * entities and embeddables read: an association, which is loaded by that, or a generated
 * id, which changes the hash code when the entity is saved.
 */
final class BrokenEqualityCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("broken-equality", Level.WARN,
				"equals, hashCode or toString reads an association, or hashCode a generated id.")
		.documented();

	private static final Map<String, String> METHODS = new LinkedHashMap<>();

	static {
		METHODS.put("equals", "(Ljava/lang/Object;)Z");
		METHODS.put("hashCode", "()I");
		METHODS.put("toString", "()Ljava/lang/String;");
	}

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		Map<Class<?>, ClassCode> codes = new HashMap<>();
		return DistinctViolations.of(ComparedClass.of(metadata).flatMap((compared) -> {
			AttributeReads reads = new AttributeReads(compared.type(), compared.attributes(),
					(type) -> codes.computeIfAbsent(type, ClassCode::of));
			return METHODS.keySet().stream().flatMap((method) -> check(compared, method, reads));
		}));
	}

	private static Stream<Violation> check(ComparedClass compared, String method, AttributeReads reads) {
		Class<?> declaring = compared.declaring(method);
		if (declaring == null) {
			return Stream.empty();
		}
		Map<String, Integer> read = reads.of(method, METHODS.getOrDefault(method, ""));
		if (!method.equals("hashCode")) {
			read.keySet().removeIf(compared.generatedIds()::contains);
		}
		return read.isEmpty() ? Stream.empty() : Stream.of(violation(declaring, method, read, compared.generatedIds()));
	}

	private static Violation violation(Class<?> declaring, String method, Map<String, Integer> read,
			Set<String> generatedIds) {
		String subject = declaring.getName() + "." + method;
		List<String> associations = read.keySet().stream().filter((name) -> !generatedIds.contains(name)).toList();
		String id = read.keySet().stream().filter(generatedIds::contains).collect(Collectors.joining(" and "));
		StringBuilder message = new StringBuilder();
		if (!id.isEmpty()) {
			message.append("%s reads the generated %s: it changes when the entity is saved, and a set loses it."
				.formatted(subject, id));
		}
		if (!associations.isEmpty()) {
			message.append(message.isEmpty() ? subject : " It")
				.append(" reads %s: a call loads what is lazy.".formatted(String.join(" and ", associations)));
		}
		int line = read.values().iterator().next();
		return Violation.of(RULE, subject, message.toString(), fix(declaring, method, !id.isEmpty()))
			.at(new Origin(declaring.getName(), method, line));
	}

	private static String fix(Class<?> declaring, String method, boolean readsId) {
		if (KotlinClasses.isDataClass(declaring)) {
			return "Write it as a class that is not a data class.";
		}
		String fix = switch (method) {
			case "toString" -> "Leave it out";
			case "equals" -> "Compare the ids where they are not null, or a key that never changes";
			default -> readsId ? "Return a constant, as getClass().hashCode()"
					: "Return a constant, or the hash code of a key that never changes";
		};
		return KotlinClasses.contains(declaring) ? fix + "." : fix + ". With Lombok: no @Data on entities.";
	}

}
