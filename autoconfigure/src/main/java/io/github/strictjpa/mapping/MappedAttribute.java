package io.github.strictjpa.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * A persistent attribute where it is declared: in an entity, a mapped superclass or an
 * embeddable.
 *
 * @param type the class that has the attribute, declared or inherited
 * @param property how it is mapped
 */
record MappedAttribute(Class<?> type, Property property) {

	String name() {
		return this.property.getName();
	}

	Value value() {
		return this.property.getValue();
	}

	/**
	 * Return the class whose source holds the attribute.
	 */
	Class<?> declaringClass() {
		return (member() instanceof Member member) ? member.getDeclaringClass() : this.type;
	}

	/**
	 * Return the field or method, or {@code null} where the class has neither. Where it
	 * has both, it is the one that is annotated.
	 */
	@Nullable AnnotatedElement member() {
		String name = name();
		String capitalised = StringUtils.capitalize(name);
		List<AnnotatedElement> members = Stream
			.concat(Stream.<AnnotatedElement>ofNullable(ReflectionUtils.findField(this.type, name)),
					Stream.of("get" + capitalised, "is" + capitalised, name)
						.flatMap((getter) -> Stream.ofNullable(ReflectionUtils.findMethod(this.type, getter))))
			.toList();
		return members.stream()
			.filter((candidate) -> members.size() == 1 || isMapped(candidate))
			.findFirst()
			.orElse(members.isEmpty() ? null : members.get(0));
	}

	/**
	 * Return the declaring class and the attribute, as {@code com.acme.Post.author}.
	 */
	String role() {
		return declaringClass().getName() + "." + name();
	}

	boolean has(Class<? extends Annotation> annotation) {
		AnnotatedElement member = member();
		return member != null && member.isAnnotationPresent(annotation);
	}

	/**
	 * Return whether this is a one-to-many, with a foreign key or with a join table.
	 */
	boolean isOneToMany() {
		return value() instanceof Collection collection
				&& (collection.isOneToMany() || (isJoinTable(collection) && isUnique(collection)));
	}

	boolean isManyToMany() {
		return value() instanceof Collection collection && isJoinTable(collection) && !isUnique(collection);
	}

	/**
	 * Return what a change of the owner is passed on to: {@code all}, {@code delete} and
	 * the like.
	 */
	Set<String> cascades() {
		String cascade = this.property.getCascade();
		return (cascade != null) ? Set.of(cascade.split(",")) : Set.of();
	}

	private boolean isUnique(Collection collection) {
		if (has(OneToMany.class) || has(ManyToMany.class)) {
			return has(OneToMany.class);
		}
		List<Column> element = collection.getElement().getColumns();
		PrimaryKey key = collection.getCollectionTable().getPrimaryKey();
		return element.stream().allMatch(Column::isUnique) || (key != null && key.getColumns().equals(element));
	}

	private static boolean isJoinTable(Collection collection) {
		return collection.getElement() instanceof ManyToOne;
	}

	private static boolean isMapped(AnnotatedElement member) {
		return Arrays.stream(member.getAnnotations())
			.anyMatch((annotation) -> annotation.annotationType().getPackageName().equals("jakarta.persistence"));
	}

}
