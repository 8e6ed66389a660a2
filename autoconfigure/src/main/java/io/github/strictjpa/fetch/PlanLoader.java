package io.github.strictjpa.fetch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ManagedMappingType;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Loads what a plan names for entities that are managed already, level by level: each
 * association once for all its owners, and what is there already not at all.
 */
final class PlanLoader {

	private final SessionImplementor session;

	private final BatchQueue queue;

	PlanLoader(SessionImplementor session) {
		this.session = session;
		this.queue = new BatchQueue(session);
	}

	void load(Collection<?> owners, Class<?> type, FetchTree tree) {
		requireManaged(owners, type);
		load(owners, entity(type), tree);
	}

	private void load(Collection<?> targets, ManagedMappingType type, FetchTree tree) {
		if (type instanceof EntityMappingType) {
			this.queue.initializeEntities(uninitialized(targets), tree);
		}
		if (!tree.isEmpty()) {
			Set<Object> owners = Collections.newSetFromMap(new IdentityHashMap<>(targets.size()));
			targets.forEach((target) -> owners.add(Hibernate.unproxy(target)));
			loadAssociations(owners, type, tree);
		}
	}

	private void loadAssociations(Collection<?> owners, ManagedMappingType type, FetchTree tree) {
		tree.nodes().forEach((name, node) -> load(owners, type, name, node.beneath()));
		tree.subtypes().forEach((subtype, beneath) -> {
			List<?> some = owners.stream().filter(subtype::isInstance).toList();
			loadAssociations(some, entity(subtype), beneath);
		});
	}

	private void load(Collection<?> owners, ManagedMappingType type, String name, FetchTree beneath) {
		List<AttributeMapping> steps = Associations.find(type, name);
		ManagedMappingType target = Associations.targetOf(Associations.last(steps));
		if (target == null && !beneath.isEmpty()) {
			throw new IllegalArgumentException(
					"The plan nests %s in '%s' of %s, whose elements are columns. Leave out what is nested."
						.formatted(beneath, name, type.getNavigableRole().getFullPath()));
		}
		List<Object> values = new ArrayList<>(owners.size());
		List<PersistentCollection<?>> collections = new ArrayList<>();
		for (Object owner : owners) {
			Object value = Associations.valueOf(owner, steps);
			PersistentCollection<?> collection = uninitializedCollection(value);
			if (collection != null) {
				collections.add(collection);
			}
			// what a collection is loaded with is no proxy
			if (value != null && (collection == null || collection.hasQueuedOperations() || !beneath.isEmpty())) {
				values.add(value);
			}
		}
		this.queue.initializeCollections(collections, beneath);
		if (target != null) {
			load(targets(values), target, beneath);
		}
	}

	private EntityMappingType entity(Class<?> type) {
		return this.session.getFactory().getMappingMetamodel().getEntityDescriptor(type);
	}

	private void requireManaged(Collection<?> owners, Class<?> type) {
		int index = 0;
		for (Object owner : owners) {
			if (owner == null || !isManaged(owner)) {
				throw new IllegalArgumentException(("The %s at index %d of the owners is not managed by this "
						+ "EntityManager: it is detached, removed or new. Nothing was loaded. Load the owners in the same "
						+ "transaction, or query for them with the plan.")
					.formatted(type.getSimpleName(), index));
			}
			index++;
		}
	}

	private boolean isManaged(Object owner) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(owner);
		return (proxy != null && proxy.isUninitialized()) ? proxy.getSession() == this.session
				: this.session.contains(owner);
	}

	private static List<HibernateProxy> uninitialized(Collection<?> entities) {
		List<HibernateProxy> proxies = new ArrayList<>();
		for (Object entity : entities) {
			if (entity instanceof HibernateProxy proxy && !Hibernate.isInitialized(proxy)) {
				proxies.add(proxy);
			}
		}
		return proxies;
	}

	private static @Nullable PersistentCollection<?> uninitializedCollection(@Nullable Object value) {
		return (value instanceof PersistentCollection<?> collection && !collection.wasInitialized()) ? collection
				: null;
	}

	private static List<Object> targets(List<Object> values) {
		List<Object> targets = new ArrayList<>();
		for (Object value : values) {
			if (value instanceof Map<?, ?> map) {
				targets.addAll(map.values());
			}
			else if (value instanceof Collection<?> collection) {
				targets.addAll(collection);
			}
			else {
				targets.add(value);
			}
		}
		targets.removeIf(PlanLoader::isNull);
		return targets;
	}

	private static boolean isNull(@Nullable Object target) {
		return target == null;
	}

}
