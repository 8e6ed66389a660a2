package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

import io.github.strictjpa.association.RelationshipIndex.End;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionKey;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.CollectionType;
import org.jspecify.annotations.Nullable;

/**
 * Reads what entities of one session hold on their sides of relationships, now and when
 * they were loaded. It initialises nothing and calls no method of an entity but the
 * getters that Hibernate itself uses at flush: no {@code equals}, no {@code hashCode}.
 */
final class RelationshipReader {

	private final SessionImplementor session;

	private final PersistenceContext persistenceContext;

	private final IdentityHashMap<Object, Members> members = new IdentityHashMap<>();

	RelationshipReader(SessionImplementor session) {
		this.session = session;
		this.persistenceContext = session.getPersistenceContextInternal();
	}

	/**
	 * Return the entity that a reference stands for, or the proxy where it is not loaded.
	 */
	Object resolve(Object reference) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(reference);
		if (proxy == null) {
			return reference;
		}
		if (!proxy.isUninitialized()) {
			return proxy.getImplementation();
		}
		Object entity = this.persistenceContext.getEntity(key(proxy));
		return (entity != null) ? entity : reference;
	}

	/**
	 * Return whether an entity holds another one now.
	 */
	Answer holds(Object holder, End end, Object held) {
		Object value = end.path().read(holder);
		if (value == AttributePath.NOT_LOADED) {
			return Answer.NOT_LOADED;
		}
		if (end.collection() == null) {
			return (value == held || (value != null && isSame(value, held))) ? Answer.YES : Answer.NO;
		}
		if (value == null) {
			return Answer.NOT_LOADED;
		}
		if (members(value).contain(held, this::isSame)) {
			return Answer.YES;
		}
		return (value instanceof PersistentCollection<?> collection && !collection.wasInitialized()) ? Answer.NOT_LOADED
				: Answer.NO;
	}

	/**
	 * Return whether an entity held another one when it was loaded or last flushed.
	 */
	boolean held(Object entity, EntityEntry entry, End end, Object other) {
		if (end.collection() != null) {
			Change change = change(entity, entry, end);
			return change != null && change.held(other);
		}
		Object[] state = entry.getLoadedState();
		Object value = (entry.isExistsInDatabase() && state != null) ? end.path().readFrom(state) : null;
		return value != null && value != AttributePath.NOT_LOADED && isSame(value, other);
	}

	/**
	 * Return what an entity holds now and what it held when it was loaded.
	 */
	Set<Object> targets(Object entity, EntityEntry entry, End end) {
		List<Object> targets = new ArrayList<>(values(end, end.path().read(entity)));
		Object[] state = entry.getLoadedState();
		if (state != null && end.collection() == null) {
			targets.addAll(values(end, end.path().readFrom(state)));
		}
		return identitySet(targets);
	}

	private static List<?> values(End end, @Nullable Object value) {
		if (value == null || value == AttributePath.NOT_LOADED) {
			return List.of();
		}
		return (end.collection() != null) ? elements(value) : List.of(value);
	}

	/**
	 * Return what was changed on the side of an entity, or {@code null} if nothing was.
	 */
	@Nullable Change change(Object entity, EntityEntry entry, End end) {
		Object value = end.path().read(entity);
		if (value == AttributePath.NOT_LOADED) {
			return null;
		}
		if (end.collection() == null) {
			return changeOfReference(entry, end, value);
		}
		if (!(value instanceof PersistentCollection<?> collection)) {
			return (value != null) ? change(elements(value), replaced(entity, entry, end)) : null;
		}
		if (!collection.wasInitialized()) {
			return collection.hasQueuedOperations() ? changeWhileUnloaded(elements(value)) : null;
		}
		if (collection.getKey() == null || isOfAnother(collection, entity)) {
			return change(elements(value), replaced(entity, entry, end));
		}
		return collection.isDirty() ? change(elements(value), snapshot(collection)) : null;
	}

	/**
	 * Return what waits to be done to a collection that is not loaded. Where it was
	 * emptied, a {@code null} waits, and what follows may have been there before: that is
	 * how {@code merge} copies a list.
	 */
	private Change changeWhileUnloaded(List<?> queued) {
		return change(queued, queued.contains(null) ? null : List.of());
	}

	private static boolean isOfAnother(PersistentCollection<?> collection, Object owner) {
		return collection.getOwner() != null && collection.getOwner() != owner;
	}

	private Change change(List<?> current, @Nullable List<?> before) {
		return new Change(current, before, this);
	}

	private @Nullable Change changeOfReference(EntityEntry entry, End end, @Nullable Object value) {
		Object[] state = entry.getLoadedState();
		Object before = (entry.isExistsInDatabase() && state != null) ? end.path().readFrom(state) : null;
		if (value == before || (state == null && entry.isExistsInDatabase())) {
			return null;
		}
		if (value != null && before != null && before != AttributePath.NOT_LOADED && isSame(value, resolve(before))) {
			return null;
		}
		return change(values(end, value), (before != AttributePath.NOT_LOADED) ? values(end, before) : null);
	}

	/**
	 * Return what the collection held that was replaced by another, or {@code null} where
	 * that is not known.
	 */
	private @Nullable List<?> replaced(Object owner, EntityEntry entry, End end) {
		if (!entry.isExistsInDatabase()) {
			return List.of();
		}
		CollectionPersister persister = end.collection();
		Object key = (end.path().type() instanceof CollectionType type) ? type.getKeyOfOwner(owner, this.session)
				: null;
		PersistentCollection<?> former = (persister != null && key != null)
				? this.persistenceContext.getCollection(new CollectionKey(persister, key)) : null;
		return (former != null && former.wasInitialized()) ? snapshot(former) : null;
	}

	private static @Nullable List<?> snapshot(PersistentCollection<?> collection) {
		Object snapshot = collection.getStoredSnapshot();
		return (snapshot != null) ? elements(snapshot) : null;
	}

	private Members members(Object collection) {
		Members known = this.members.get(collection);
		if (known == null) {
			Set<Object> all = identitySet(elements(collection));
			known = new Members(all,
					all.stream().filter((entity) -> this.persistenceContext.getEntry(entity) == null).toList());
			this.members.put(collection, known);
		}
		return known;
	}

	/**
	 * Return a set of the entities that some references stand for, compared by identity.
	 */
	Set<Object> identitySet(List<?> references) {
		Set<Object> entities = Collections.newSetFromMap(new IdentityHashMap<>(references.size()));
		for (Object reference : references) {
			if (reference != null) {
				entities.add(resolve(reference));
			}
		}
		return entities;
	}

	/**
	 * Return what a collection or a snapshot of it holds, or what waits to be added to a
	 * collection that is not loaded. Lists with an order column may have gaps.
	 */
	private static List<?> elements(Object collection) {
		return Arrays.asList(toArray(collection));
	}

	private static @Nullable Object[] toArray(Object collection) {
		if (collection instanceof PersistentCollection<?> persistent && !persistent.wasInitialized()) {
			List<@Nullable Object> queued = new ArrayList<>();
			persistent.queuedAdditionIterator()
				.forEachRemaining(
						(added) -> queued.add((added instanceof Map.Entry<?, ?> entry) ? entry.getValue() : added));
			return queued.toArray();
		}
		if (collection instanceof Map<?, ?> map) {
			return map.values().toArray();
		}
		return (collection instanceof Collection<?> elements) ? elements.toArray() : new Object[0];
	}

	/**
	 * Return whether a reference leads to an entity, be it a proxy or a detached copy:
	 * what Hibernate writes for it is the same.
	 */
	private boolean isSame(Object reference, Object entity) {
		Object resolved = resolve(reference);
		if (resolved == entity) {
			return true;
		}
		EntityEntry entry = this.persistenceContext.getEntry(entity);
		if (entry == null || this.persistenceContext.getEntry(resolved) != null
				|| HibernateProxy.extractLazyInitializer(resolved) != null || !entity.getClass().isInstance(resolved)) {
			return false;
		}
		EntityPersister persister = entry.getPersister();
		Object id = persister.getIdentifier(resolved, this.session);
		return id != null && persister.getIdentifierType().isEqual(id, entry.getId());
	}

	/**
	 * Return whether a reference is a proxy whose entity is neither loaded nor about to
	 * be deleted.
	 */
	boolean isUnloaded(Object reference) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(reference);
		return proxy != null && proxy.isUninitialized()
				&& !this.persistenceContext.containsDeletedUnloadedEntityKey(key(proxy));
	}

	private EntityKey key(LazyInitializer proxy) {
		return this.session.generateEntityKey(proxy.getInternalIdentifier(),
				this.session.getFactory().getMappingMetamodel().getEntityDescriptor(proxy.getEntityName()));
	}

	/**
	 * Whether an entity holds another one.
	 */
	enum Answer {

		YES, NO, NOT_LOADED

	}

	/**
	 * What a collection holds: looked up once, asked for many of its elements.
	 */
	private record Members(Set<Object> all, List<Object> unmanaged) {

		boolean contain(Object entity, BiPredicate<Object, Object> same) {
			return this.all.contains(entity)
					|| this.unmanaged.stream().anyMatch((reference) -> same.test(reference, entity));
		}

	}

}
