package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.mapping.Array;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.FilterConfiguration;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Finds the relationships of a persistence unit that are mapped on both sides.
 */
final class RelationshipFinder {

	/**
	 * Every load applies it, and new rows get the same tenant: it leaves nothing out.
	 */
	private static final String TENANT_FILTER = "_tenantId";

	private final Metadata metadata;

	private final List<Relationship> found = new ArrayList<>();

	private RelationshipFinder(Metadata metadata) {
		this.metadata = metadata;
	}

	static List<Relationship> find(Metadata metadata) {
		RelationshipFinder finder = new RelationshipFinder(metadata);
		for (PersistentClass entity : metadata.getEntityBindings()) {
			finder.search(entity, "", entity.getProperties());
		}
		return List.copyOf(finder.found);
	}

	private void search(PersistentClass entity, String prefix, Collection<Property> properties) {
		for (Property property : properties) {
			String path = prefix + property.getName();
			if (property.getValue() instanceof Component component) {
				search(entity, path + ".", component.getProperties());
			}
			else {
				String mappedBy = mappedBy(property.getValue());
				PersistentClass target = (mappedBy != null) ? target(property.getValue()) : null;
				if (mappedBy != null && target != null) {
					add(entity, path, property, target, mappedBy);
				}
			}
		}
	}

	private void add(PersistentClass entity, String path, Property inverse, PersistentClass target, String mappedBy) {
		PersistentClass declaring = declaring(target, mappedBy);
		if (declaring != null) {
			Property owning = target.getRecursiveProperty(mappedBy);
			this.found.add(new Relationship(side(entity, entity, path, inverse),
					side(target, declaring, mappedBy, owning), traits(inverse, target, owning)));
		}
	}

	private static Side side(PersistentClass entity, PersistentClass declaring, String path, Property property) {
		boolean plural = property.getValue() instanceof org.hibernate.mapping.Collection;
		return new Side(entity.getEntityName(), path, declaring.getEntityName() + "." + path, plural);
	}

	/**
	 * Return the entity that declares an attribute, or {@code null} where it is part of
	 * the identifier, which cannot change.
	 */
	private static @Nullable PersistentClass declaring(PersistentClass entity, String path) {
		int dot = path.indexOf('.');
		String root = (dot < 0) ? path : path.substring(0, dot);
		for (PersistentClass type = entity; type != null; type = type.getSuperclass()) {
			if (type.getProperties().stream().anyMatch((property) -> property.getName().equals(root))) {
				return type;
			}
		}
		return null;
	}

	private static @Nullable String mappedBy(Value value) {
		if (value instanceof OneToOne toOne) {
			return toOne.getMappedByProperty();
		}
		// an array is replaced by every change, and tells no change from a load
		return (value instanceof org.hibernate.mapping.Collection collection && collection.isInverse()
				&& !(value instanceof Array)) ? collection.getMappedByProperty() : null;
	}

	private @Nullable PersistentClass target(Value value) {
		Value target = (value instanceof org.hibernate.mapping.Collection collection) ? collection.getElement() : value;
		if (target instanceof OneToMany elements) {
			return this.metadata.getEntityBinding(elements.getReferencedEntityName());
		}
		if (target instanceof ManyToOne elements) {
			return this.metadata.getEntityBinding(elements.getReferencedEntityName());
		}
		return (target instanceof OneToOne toOne) ? this.metadata.getEntityBinding(toOne.getReferencedEntityName())
				: null;
	}

	private static Relationship.Traits traits(Property inverse, PersistentClass target, Property owning) {
		boolean plural = owning.getValue() instanceof org.hibernate.mapping.Collection;
		boolean derived = !plural
				&& new HashSet<>(target.getIdentifier().getColumns()).containsAll(owning.getValue().getColumns());
		CascadeStyle cascade = inverse.getCascadeStyle();
		return new Relationship.Traits(plural || owning.isInsertable(), plural || owning.isUpdatable(), derived,
				cascade.doCascade(CascadingActions.PERSIST_ON_FLUSH), cascade.doCascade(CascadingActions.REMOVE),
				cascade.hasOrphanDelete(), isRestricted(inverse, target));
	}

	private static boolean isRestricted(Property inverse, PersistentClass target) {
		return inverse.getValue() instanceof org.hibernate.mapping.Collection collection
				&& (collection.getWhere() != null || collection.getManyToManyWhere() != null
						|| target.getWhere() != null || hides(collection.getFilters())
						|| hides(collection.getManyToManyFilters()) || hides(target.getFilters())
						|| hides(target.getRootClass().getFilters()));
	}

	private static boolean hides(List<FilterConfiguration> filters) {
		return filters.stream().anyMatch((filter) -> !filter.getName().equals(TENANT_FILTER));
	}

}
