package io.github.strictjpa.mapping;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.hibernate.mapping.Collection;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * An association between two entities, seen from one of them.
 *
 * @param owner the entity that has the attribute
 * @param target the entity that it leads to
 * @param path the attribute as {@code mappedBy} would name it, as {@code address.country}
 * @param attribute the attribute where it is declared
 */
record Association(PersistentClass owner, PersistentClass target, String path, MappedAttribute attribute) {

	String role() {
		return this.attribute.role();
	}

	boolean isToMany() {
		return value() instanceof Collection;
	}

	boolean isOneToOne() {
		return value() instanceof OneToOne || (value() instanceof ManyToOne toOne && toOne.isLogicalOneToOne());
	}

	/**
	 * Return whether a change of this attribute is written to the database.
	 */
	boolean isWritten() {
		if (value() instanceof Collection collection) {
			return !collection.isInverse() && collection.isMutable() && collection.getKey().isUpdateable();
		}
		return !(value() instanceof OneToOne)
				&& (this.attribute.property().isInsertable() || this.attribute.property().isUpdatable());
	}

	boolean hasJoinTable() {
		return value() instanceof Collection collection && collection.getElement() instanceof ManyToOne;
	}

	/**
	 * Return the table that holds the foreign key.
	 */
	Table table() {
		return (value() instanceof Collection collection) ? collection.getCollectionTable() : value().getTable();
	}

	/**
	 * Return the columns that lead from the rows of the table to the one side.
	 */
	Set<Selectable> foreignKey() {
		if (value() instanceof OneToOne) {
			return Set.copyOf(this.owner.getIdentifier().getSelectables());
		}
		Value key = (value() instanceof Collection collection) ? collection.getKey() : value();
		return Set.copyOf(key.getSelectables());
	}

	/**
	 * Return whether this and another association are the two sides of one relationship:
	 * one is mapped by the other, or both use the same foreign key or join table.
	 */
	boolean isOtherSideOf(Association other) {
		if (equals(other) || !leadsBack(other)) {
			return false;
		}
		return isMappedBy(other) || other.isMappedBy(this)
				|| (mappedBy() == null && other.mappedBy() == null && sharesColumns(other));
	}

	private boolean leadsBack(Association other) {
		return isRelated(this.target, other.owner) && isRelated(other.target, this.owner);
	}

	/**
	 * Return whether {@code mappedBy} may name another association here.
	 */
	boolean canBeMappedBy(Association other) {
		return isSelfOrAncestor(other.owner, this.target) && isSelfOrAncestor(other.target, this.owner);
	}

	private boolean isMappedBy(Association other) {
		return other.path.equals(mappedBy()) && isSelfOrAncestor(other.owner, this.target);
	}

	private boolean sharesColumns(Association other) {
		if (hasJoinTable() && other.hasJoinTable()) {
			return Objects.equals(table(), other.table()) && !foreignKey().equals(other.foreignKey());
		}
		if (isOneToOne() && other.isOneToOne()) {
			return isOfPrimaryKey() && other.isOfPrimaryKey();
		}
		return isToMany() != other.isToMany() && Objects.equals(table(), other.table())
				&& foreignKey().equals(other.foreignKey());
	}

	private boolean isOfPrimaryKey() {
		return foreignKey().equals(Set.copyOf(this.owner.getIdentifier().getSelectables()));
	}

	private @Nullable String mappedBy() {
		if (value() instanceof Collection collection) {
			return collection.getMappedByProperty();
		}
		return (value() instanceof OneToOne oneToOne) ? oneToOne.getMappedByProperty() : null;
	}

	private Value value() {
		return this.attribute.value();
	}

	/**
	 * Return whether two entities are the same, or one inherits from the other.
	 */
	private static boolean isRelated(PersistentClass first, PersistentClass second) {
		return isSelfOrAncestor(first, second) || isSelfOrAncestor(second, first);
	}

	private static boolean isSelfOrAncestor(PersistentClass candidate, @Nullable PersistentClass entity) {
		for (PersistentClass current = entity; current != null; current = current.getSuperPersistentClass()) {
			if (current == candidate) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the columns and the table of the foreign key, as people name them.
	 */
	String describeForeignKey() {
		return "the foreign key %s of the table %s".formatted(
				foreignKey().stream().map(Selectable::getText).sorted().collect(Collectors.joining(", ")),
				table().getName());
	}

}
