package io.github.strictjpa.mapping;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Finds identifiers and versions of a primitive type. The parts of a composite key may be
 * primitive: they are always set by the application.
 */
final class PrimitiveIdCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("primitive-id", Level.WARN, "An identifier or a version of a primitive type cannot be unset.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		return DistinctViolations.of(metadata.getEntityBindings()
			.stream()
			.filter((entity) -> entity.getMappedClass() != null)
			.flatMap((entity) -> Stream.concat(
					violation(entity, entity.getIdentifierProperty(), "an entity that is not saved yet has the id 0"),
					violation(entity, entity.getVersion(), "an entity that is not saved yet has the version 0"))));
	}

	private static Stream<Violation> violation(PersistentClass entity, @Nullable Property property, String problem) {
		if (property == null) {
			return Stream.empty();
		}
		MappedAttribute attribute = new MappedAttribute(entity.getMappedClass(), property);
		Class<?> type = type(attribute.member());
		if (type == null || !type.isPrimitive()) {
			return Stream.empty();
		}
		return Stream.of(Violation.of(RULE, attribute.role(),
				"%s is a primitive %s: %s, and so may one that is.".formatted(attribute.role(), type.getName(),
						problem),
				"Declare it as %s, which is null until the entity is saved."
					.formatted(objectType(type, attribute.declaringClass()))));
	}

	private static String objectType(Class<?> primitive, Class<?> declaring) {
		return KotlinClasses.contains(declaring) ? StringUtils.capitalize(primitive.getName()) + "?"
				: ClassUtils.resolvePrimitiveIfNecessary(primitive).getSimpleName();
	}

	private static @Nullable Class<?> type(@Nullable AnnotatedElement member) {
		if (member instanceof Field field) {
			return field.getType();
		}
		return (member instanceof Method method) ? method.getReturnType() : null;
	}

}
