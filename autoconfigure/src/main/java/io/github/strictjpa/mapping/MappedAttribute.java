package io.github.strictjpa.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Set;

import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * A persistent attribute where it is declared: in an entity, a mapped superclass or an
 * embeddable.
 *
 * @param declaringClass the class whose source holds the attribute
 * @param member the field or method, or {@code null} where the class has neither
 * @param property how it is mapped
 */
record MappedAttribute(Class<?> declaringClass, @Nullable AnnotatedElement member, Property property) {

	String name() {
		return this.property.getName();
	}

	Value value() {
		return this.property.getValue();
	}

	/**
	 * Return the declaring class and the attribute, as {@code com.acme.Post.author}.
	 */
	String role() {
		return this.declaringClass.getName() + "." + name();
	}

	boolean has(Class<? extends Annotation> annotation) {
		return this.member != null && this.member.isAnnotationPresent(annotation);
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

}
