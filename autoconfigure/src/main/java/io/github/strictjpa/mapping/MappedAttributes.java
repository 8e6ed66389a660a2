package io.github.strictjpa.mapping;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

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
		MappedAttribute attribute = locate(type, property);
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

	/**
	 * Find where a class or its superclasses declare an attribute.
	 */
	static MappedAttribute locate(Class<?> type, Property property) {
		String name = property.getName();
		String capitalised = StringUtils.capitalize(name);
		List<Member> members = Stream.concat(Stream.<Member>ofNullable(ReflectionUtils.findField(type, name)),
				Stream.of("get" + capitalised, "is" + capitalised, name)
					.flatMap((getter) -> Stream.ofNullable(ReflectionUtils.findMethod(type, getter))))
			.toList();
		Member member = members.stream()
			.filter((candidate) -> members.size() == 1 || isMapped(candidate))
			.findFirst()
			.orElse(members.isEmpty() ? null : members.get(0));
		Class<?> declaring = (member != null) ? member.getDeclaringClass() : type;
		return new MappedAttribute(declaring, (AnnotatedElement) member, property);
	}

	private static boolean isMapped(@Nullable Member member) {
		return member instanceof AnnotatedElement element && Arrays.stream(element.getAnnotations())
			.anyMatch((annotation) -> annotation.annotationType().getPackageName().equals("jakarta.persistence"));
	}

}
