package io.github.strictjpa.migration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.MappedSuperclass;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which attribute stands for a column, and whether inserts write it.
 */
final class SchemaRoles {

	private final Map<Table, Map<Column, Role>> roles = new HashMap<>();

	private final Map<Table, String> tableRoles = new HashMap<>();

	private final Set<Table> writtenTables = new HashSet<>();

	SchemaRoles(Metadata metadata) {
		metadata.getEntityBindings().forEach(this::addEntity);
		metadata.getCollectionBindings().forEach(this::addCollection);
	}

	@Nullable String of(Table table) {
		return this.tableRoles.get(table);
	}

	/**
	 * Return the role of the attribute that maps a column, else what maps its table.
	 */
	@Nullable String of(Table table, Column column) {
		Role role = this.roles.getOrDefault(table, Map.of()).get(column);
		return (role != null) ? role.name() : of(table);
	}

	/**
	 * Return whether the application inserts rows into a table.
	 */
	boolean isWritten(Table table) {
		return this.writtenTables.contains(table);
	}

	/**
	 * Return whether an insert gives a column a value, as far as the mapping says so:
	 * {@code false} as well where a generator decides.
	 */
	boolean isWritten(Table table, Column column) {
		return access(table, column) == Access.WRITTEN;
	}

	/**
	 * Return whether all attributes that map a column leave it out of inserts.
	 */
	boolean isReadOnly(Table table, Column column) {
		return access(table, column) == Access.READ_ONLY;
	}

	private @Nullable Access access(Table table, Column column) {
		Role role = this.roles.getOrDefault(table, Map.of()).get(column);
		return (role != null) ? role.access() : null;
	}

	private void addEntity(PersistentClass entity) {
		String name = entity.getEntityName();
		this.tableRoles.putIfAbsent(entity.getTable(), name);
		if (entity.isMutable()) {
			this.writtenTables.add(entity.getTable());
		}
		addIdentifier(entity);
		Value discriminator = entity.getDiscriminator();
		if (discriminator != null) {
			add(discriminator, name, entity.isDiscriminatorInsertable() ? Access.WRITTEN : Access.GENERATED);
		}
		entity.getJoins().forEach((join) -> addJoin(entity, join));
		entity.getProperties().forEach((attribute) -> add(attribute, declaring(entity, attribute), access(attribute)));
	}

	private void addIdentifier(PersistentClass entity) {
		Property property = entity.getIdentifierProperty();
		if (property != null) {
			add(property, declaring(entity, property), Access.WRITTEN);
		}
		else if (entity.getIdentifier() instanceof Component component) {
			add(component, Access.WRITTEN);
		}
		KeyValue key = entity.getKey();
		if (key != null) {
			add(key, (property != null) ? role(entity, property) : entity.getEntityName(), Access.WRITTEN);
		}
	}

	private void addJoin(PersistentClass entity, Join join) {
		this.tableRoles.putIfAbsent(join.getTable(), entity.getEntityName());
		if (entity.isMutable() && !join.isInverse()) {
			this.writtenTables.add(join.getTable());
		}
		add(join.getKey(), entity.getEntityName(), Access.WRITTEN);
	}

	private void addCollection(Collection collection) {
		Table table = collection.getCollectionTable();
		String role = collection.getRole();
		this.tableRoles.putIfAbsent(table, role);
		boolean oneToMany = collection.isOneToMany();
		if (!oneToMany && !collection.isInverse() && collection.isMutable()) {
			this.writtenTables.add(table);
		}
		Access access = collection.isInverse() ? Access.READ_ONLY : Access.WRITTEN;
		add(collection.getKey(), role, access);
		if (!oneToMany) {
			if (collection.getElement() instanceof Component component) {
				add(component, access);
			}
			add(collection.getElement(), role, access);
		}
		if (collection instanceof IndexedCollection indexed) {
			add(indexed.getIndex(), role, access);
		}
	}

	private void add(Property property, String declaringClass, Access access) {
		Value value = property.getValue();
		if (value instanceof Component component) {
			add(component, access);
		}
		if (!(value instanceof Collection)) {
			add(value, declaringClass + "." + property.getName(), access);
		}
	}

	private void add(Component component, Access access) {
		String declaring = component.getComponentClassName();
		for (Property property : component.getProperties()) {
			Access own = access(property);
			add(property, (declaring != null) ? declaring : component.getOwner().getEntityName(),
					(own.compareTo(access) < 0) ? own : access);
		}
	}

	private void add(Value value, String role, Access access) {
		List<Selectable> selectables = value.getSelectables();
		for (int index = 0; index < selectables.size(); index++) {
			if (selectables.get(index) instanceof Column column) {
				boolean excluded = access == Access.WRITTEN && value.hasAnyInsertableColumns()
						&& !value.isColumnInsertable(index);
				Role added = new Role(role, excluded ? Access.READ_ONLY : access);
				this.roles.computeIfAbsent(value.getTable(), (table) -> new HashMap<>()).merge(column, added, Role::or);
			}
		}
	}

	private static Access access(Property property) {
		if (property.getValueGeneratorCreator() != null) {
			return Access.GENERATED;
		}
		return property.isInsertable() ? Access.WRITTEN : Access.READ_ONLY;
	}

	private static String role(PersistentClass entity, Property property) {
		return declaring(entity, property) + "." + property.getName();
	}

	private static String declaring(PersistentClass entity, Property property) {
		MappedSuperclass superclass = entity.getSuperMappedSuperclass();
		while (superclass != null) {
			for (Property declared : superclass.getDeclaredProperties()) {
				if (declared.getName().equals(property.getName()) && superclass.getMappedClass() != null) {
					return superclass.getMappedClass().getName();
				}
			}
			superclass = superclass.getSuperMappedSuperclass();
		}
		return entity.getEntityName();
	}

	/**
	 * Who gives a column its value on insert, the weakest first.
	 */
	private enum Access {

		READ_ONLY, GENERATED, WRITTEN

	}

	/**
	 * An attribute that maps a column.
	 */
	private record Role(String name, Access access) {

		Role or(Role other) {
			return (other.access.compareTo(this.access) > 0) ? other : this;
		}

	}

}
