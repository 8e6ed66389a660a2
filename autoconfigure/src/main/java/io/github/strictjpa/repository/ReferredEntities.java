package io.github.strictjpa.repository;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.hibernate.Hibernate;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityHolder;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds what some managed entities refer to, as far as it is loaded.
 */
final class ReferredEntities {

	private final SessionImplementor session;

	private final PersistenceContext context;

	private final Set<EntityKey> found = new HashSet<>();

	private final Deque<EntityKey> open = new ArrayDeque<>();

	private ReferredEntities(SessionImplementor session) {
		this.session = session;
		this.context = session.getPersistenceContextInternal();
	}

	/**
	 * Return the keys of some entities and of all that they refer to.
	 */
	static Set<EntityKey> of(SessionImplementor session, Set<EntityKey> keys) {
		ReferredEntities entities = new ReferredEntities(session);
		keys.forEach(entities::add);
		while (!entities.open.isEmpty()) {
			entities.follow(entities.open.pop());
		}
		return entities.found;
	}

	private void add(EntityKey key) {
		if (this.found.add(key)) {
			this.open.push(key);
		}
	}

	private void follow(EntityKey key) {
		EntityHolder holder = this.context.getEntityHolder(key);
		Object entity = (holder != null) ? holder.getEntity() : null;
		EntityEntry entry = (entity != null) ? this.context.getEntry(entity) : null;
		if (entity != null && entry != null) {
			EntityPersister persister = entry.getPersister();
			follow(persister.getValues(entity), persister.getPropertyTypes());
		}
	}

	private void follow(@Nullable Object[] values, Type[] types) {
		for (int index = 0; index < types.length; index++) {
			follow(values[index], types[index]);
		}
	}

	private void follow(@Nullable Object value, Type type) {
		if (value == null || value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
			return;
		}
		if (!Hibernate.isInitialized(value)) {
			addProxy(value);
		}
		else if (type instanceof CollectionType) {
			Collection<?> elements = (value instanceof Map<?, ?> map) ? map.values()
					: (value instanceof Collection<?> collection) ? collection : Set.of();
			elements.forEach(this::addEntity);
		}
		else if (type instanceof CompositeType composite) {
			follow(composite.getPropertyValues(value), composite.getSubtypes());
		}
		else if (type.isEntityType()) {
			addEntity(value);
		}
	}

	private void addEntity(@Nullable Object reference) {
		if (reference != null && HibernateProxy.extractLazyInitializer(reference) == null) {
			EntityEntry entry = this.context.getEntry(reference);
			if (entry != null) {
				add(entry.getEntityKey());
			}
			return;
		}
		addProxy(reference);
	}

	private void addProxy(@Nullable Object reference) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(reference);
		if (proxy != null && proxy.getInternalIdentifier() != null) {
			add(this.session.generateEntityKey(proxy.getInternalIdentifier(),
					this.session.getFactory().getMappingMetamodel().getEntityDescriptor(proxy.getEntityName())));
		}
	}

}
