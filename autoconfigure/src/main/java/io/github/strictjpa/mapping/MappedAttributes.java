package io.github.strictjpa.mapping;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * All attributes of a persistence unit, each once: those of identifiers, of embeddables
 * at any depth, also as elements and keys of collections, and of mapped superclasses,
 * however many entities inherit them.
 */
final class MappedAttributes {

	private final Map<String, MappedAttribute> byRole = new LinkedHashMap<>();

	private MappedAttributes() {
	}

	static Stream<MappedAttribute> of(Metadata metadata) {
		MappedAttributes attributes = new MappedAttributes();
		metadata.getEntityBindings().forEach(attributes::addAll);
		return attributes.byRole.values().stream();
	}

	private void addAll(PersistentClass entity) {
		Class<?> type = entity.getMappedClass();
		if (type == null) {
			return;
		}
		entity.getPropertyClosure().forEach((property) -> add(type, property));
		Property identifier = entity.getIdentifierProperty();
		if (identifier != null) {
			add(type, identifier);
		}
		else if (entity.getIdentifierMapper() != null) {
			entity.getIdentifierMapper().getProperties().forEach((property) -> add(type, property));
		}
		else if (entity.getIdentifier() instanceof Component component) {
			component.getProperties().forEach((property) -> add(type, property));
		}
	}

	private void add(Class<?> type, Property property) {
		if (property.isSynthetic() || property.isBackRef()) {
			return;
		}
		MappedAttribute attribute = locate(type, property.getName(), property.getValue());
		if (this.byRole.putIfAbsent(attribute.role(), attribute) == null) {
			descend(property.getValue());
		}
	}

	private void descend(Value value) {
		if (value instanceof Component component) {
			if (!component.isDynamic()) {
				component.getProperties().forEach((property) -> add(component.getComponentClass(), property));
			}
		}
		else if (value instanceof Collection collection) {
			descend(collection.getElement());
			if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
				descend(indexed.getIndex());
			}
		}
	}

	private static MappedAttribute locate(Class<?> type, String name, Value value) {
		Member member = Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
			.flatMap(MappedAttributes::members)
			.filter((candidate) -> isNamed(candidate, name))
			.sorted((first, second) -> Boolean.compare(isMapped(second), isMapped(first)))
			.findFirst()
			.orElse(null);
		Class<?> declaring = (member != null) ? member.getDeclaringClass() : type;
		return new MappedAttribute(declaring, name, (AnnotatedElement) member, value);
	}

	private static Stream<Member> members(Class<?> type) {
		return Stream.concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> method.getParameterCount() == 0 && !method.isBridge()));
	}

	private static boolean isNamed(Member member, String name) {
		String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
		String found = member.getName();
		return found.equals(name) || found.equals("get" + capitalised) || found.equals("is" + capitalised);
	}

	private static boolean isMapped(@Nullable Member member) {
		return member instanceof AnnotatedElement element && Arrays.stream(element.getAnnotations())
			.anyMatch((annotation) -> annotation.annotationType().getPackageName().equals("jakarta.persistence"));
	}

}
