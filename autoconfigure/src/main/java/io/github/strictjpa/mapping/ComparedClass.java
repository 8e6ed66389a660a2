package io.github.strictjpa.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.MapsId;
import org.hibernate.annotations.IdGeneratorType;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Any;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * A class whose instances are compared and printed, with the attributes that it should
 * not read to do so.
 *
 * @param type an entity, or an embeddable that is no identifier
 * @param attributes the associations and generated ids, each with the methods of the
 * target that do not load it
 * @param generatedIds those that are generated ids
 */
record ComparedClass(Class<?> type, Map<String, Set<String>> attributes, Set<String> generatedIds) {

	static Stream<ComparedClass> of(Metadata metadata) {
		Map<Class<?>, ComparedClass> classes = new LinkedHashMap<>();
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (entity.getMappedClass() != null) {
				classes.put(entity.getMappedClass(), of(entity, metadata));
				entity.getPropertyClosure()
					.forEach((property) -> addEmbeddables(property.getValue(), metadata, classes));
			}
		}
		return classes.values().stream().filter((compared) -> !compared.attributes().isEmpty());
	}

	/**
	 * Return the class that declares a method that takes part in comparing and printing,
	 * or {@code null} where it is inherited from {@link Object}.
	 */
	@Nullable Class<?> declaring(String method) {
		return ClassCode.hierarchy(this.type)
			.filter((candidate) -> Arrays.stream(candidate.getDeclaredMethods())
				.anyMatch(
						(declared) -> declared.getName().equals(method) && isOverriding(declared.getParameterTypes())))
			.findFirst()
			.orElse(null);
	}

	private static boolean isOverriding(Class<?>[] parameters) {
		return parameters.length == 0 || (parameters.length == 1 && parameters[0] == Object.class);
	}

	private static ComparedClass of(PersistentClass entity, Metadata metadata) {
		Map<String, Set<String>> attributes = associations(entity.getPropertyClosure(), metadata);
		Property identifier = entity.getIdentifierProperty();
		if (identifier == null || !isGenerated(entity, identifier)) {
			return new ComparedClass(entity.getMappedClass(), attributes, Set.of());
		}
		attributes.put(identifier.getName(), Set.of());
		return new ComparedClass(entity.getMappedClass(), attributes, Set.of(identifier.getName()));
	}

	private static void addEmbeddables(Value value, Metadata metadata, Map<Class<?>, ComparedClass> classes) {
		if (value instanceof Collection collection) {
			addEmbeddables(collection.getElement(), metadata, classes);
		}
		else if (value instanceof Component component && !component.isDynamic()) {
			Class<?> type = component.getComponentClass();
			if (classes.putIfAbsent(type,
					new ComparedClass(type, associations(component.getProperties(), metadata), Set.of())) == null) {
				component.getProperties().forEach((property) -> addEmbeddables(property.getValue(), metadata, classes));
			}
		}
	}

	private static Map<String, Set<String>> associations(Iterable<Property> properties, Metadata metadata) {
		Map<String, Set<String>> associations = new HashMap<>();
		for (Property property : properties) {
			Value value = property.getValue();
			if (value instanceof ToOne toOne) {
				PersistentClass target = metadata.getEntityBinding(toOne.getReferencedEntityName());
				associations.put(property.getName(), idGetters(target));
			}
			else if (value instanceof Collection || value instanceof Any) {
				associations.put(property.getName(), Set.of());
			}
		}
		return associations;
	}

	private static Set<String> idGetters(@Nullable PersistentClass target) {
		Property identifier = (target != null) ? target.getIdentifierProperty() : null;
		return (identifier != null) ? AttributeReads.getterNames(identifier.getName()).collect(Collectors.toSet())
				: Set.of();
	}

	private static boolean isGenerated(PersistentClass entity, Property identifier) {
		AnnotatedElement member = new MappedAttribute(entity.getMappedClass(), identifier).member();
		if (member != null && Arrays.stream(member.getAnnotations()).anyMatch(ComparedClass::isGenerator)) {
			return true;
		}
		return entity.getPropertyClosure()
			.stream()
			.filter((property) -> property.getValue() instanceof ToOne)
			.anyMatch((property) -> new MappedAttribute(entity.getMappedClass(), property).has(MapsId.class));
	}

	private static boolean isGenerator(Annotation annotation) {
		return annotation instanceof GeneratedValue
				|| annotation.annotationType().isAnnotationPresent(IdGeneratorType.class);
	}

}
