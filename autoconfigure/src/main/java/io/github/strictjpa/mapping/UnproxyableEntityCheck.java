package io.github.strictjpa.mapping;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.ToOne;

/**
 * Finds targets of lazy associations of which Hibernate cannot make a proxy, or of which
 * the proxy cannot intercept every method.
 */
final class UnproxyableEntityCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("unproxyable-entity", Level.FAIL, "The target of a lazy association cannot be replaced by a proxy.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		Map<PersistentClass, String> lazyTargets = new LinkedHashMap<>();
		MappedAttributes.of(metadata).forEach((attribute) -> {
			if (attribute.value() instanceof ToOne toOne && toOne.isLazy()) {
				PersistentClass target = metadata.getEntityBinding(toOne.getReferencedEntityName());
				if (target != null && needsProxy(target)) {
					lazyTargets.computeIfAbsent(target, (key) -> attribute.role());
				}
			}
		});
		Map<Class<?>, ClassCode> codes = new HashMap<>();
		Function<Class<?>, ClassCode> code = (type) -> codes.computeIfAbsent(type, ClassCode::of);
		return DistinctViolations
			.of(lazyTargets.entrySet().stream().flatMap((entry) -> check(entry.getKey(), entry.getValue(), code)));
	}

	private static boolean needsProxy(PersistentClass target) {
		Class<?> type = target.getMappedClass();
		return type != null && target.isLazy() && !PersistentAttributeInterceptable.class.isAssignableFrom(type);
	}

	private static Stream<Violation> check(PersistentClass target, String role, Function<Class<?>, ClassCode> code) {
		Class<?> type = target.getMappedClass();
		if (Modifier.isFinal(type.getModifiers())) {
			return Stream.of(Violation.of(RULE, type.getName(),
					"%s is final, so Hibernate cannot make a proxy of it: %s is loaded at once, LAZY or not."
						.formatted(type.getName(), role),
					fix(type)));
		}
		Set<String> attributes = Stream
			.concat(target.getPropertyClosure().stream(), Stream.ofNullable(target.getIdentifierProperty()))
			.map(Property::getName)
			.collect(Collectors.toSet());
		FinalMethods methods = new FinalMethods(type, attributes, code);
		return methods.stream().map((method) -> violation(methods, method, role));
	}

	private static String fix(Class<?> type) {
		if (type.isRecord()) {
			return "Write it as a class: a record is always final.";
		}
		return KotlinClasses.contains(type)
				? "Open it by Kotlin's compiler plugin all-open for jakarta.persistence.Entity, MappedSuperclass and "
						+ "Embeddable, next to kotlin-jpa, which only adds constructors."
				: "Remove final from the class.";
	}

	private static Violation violation(FinalMethods methods, Method method, String role) {
		String subject = method.getDeclaringClass().getName() + "." + method.getName();
		String fix = KotlinClasses.contains(method.getDeclaringClass())
				? "Open it, as Kotlin's compiler plugin all-open does for jakarta.persistence.Entity and MappedSuperclass."
				: "Remove final from the method.";
		String consequence = methods.preventsProxy(method)
				? "so Hibernate cannot make a proxy: %s is loaded at once, LAZY or not."
				: "so a proxy does not intercept it: called on %s before that is loaded, it works with empty fields.";
		return Violation.of(RULE, subject, "%s is final, ".formatted(subject) + consequence.formatted(role), fix);
	}

}
