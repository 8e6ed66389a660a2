package io.github.strictjpa.lazyload;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import org.hibernate.bytecode.enhance.spi.interceptor.EnhancementAsProxyLazinessInterceptor;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds the attribute that holds a proxy of one session. The event does not tell, so the
 * entities of the session are searched for proxies, each once: only done for a violation.
 */
final class ProxyOwners {

	private final Roles roles;

	private final Map<EntityKey, Owner> owners = new ConcurrentHashMap<>();

	private int searched;

	private int known;

	private @Nullable EntityKey lastSought;

	private WeakReference<@Nullable Object> lastSearched = new WeakReference<>(null);

	ProxyOwners(Roles roles) {
		this.roles = roles;
	}

	/**
	 * Return the role whose value a proxy is, or {@code null} where it is the value of
	 * none or of several.
	 */
	@Nullable Role find(SessionImplementor session, EntityKey key) {
		searchNew(session);
		this.lastSought = key;
		Owner owner = this.owners.get(key);
		if (owner == null || !owner.isManagedBy(session)) {
			search(session);
			owner = this.owners.get(key);
		}
		return (owner != null && owner.isManagedBy(session)) ? owner.role() : null;
	}

	/**
	 * Return what the session keeps of the entity that holds a proxy which was found, or
	 * {@code null} where several may hold it.
	 */
	@Nullable EntityEntry entryOfOwner(SessionImplementor session, EntityKey key) {
		Owner owner = this.owners.get(key);
		return (owner != null && owner.role() != null) ? entry(session, owner.key()) : null;
	}

	/**
	 * Search what was loaded since the last time, as that may hold a known proxy in
	 * another role. In a loop that is one entity, which the last violation was about.
	 */
	private void searchNew(SessionImplementor session) {
		EntityEntry loaded = (this.lastSought != null) ? entry(session, this.lastSought) : null;
		if (loaded != null) {
			search(session, session.getPersistenceContextInternal().getEntity(loaded.getEntityKey()), loaded);
			this.known++;
		}
		if (session.getPersistenceContextInternal().getNumberOfManagedEntities() != this.known) {
			search(session);
		}
	}

	private static @Nullable EntityEntry entry(SessionImplementor session, EntityKey key) {
		Object entity = session.getPersistenceContextInternal().getEntity(key);
		return (entity != null) ? session.getPersistenceContextInternal().getEntry(entity) : null;
	}

	/**
	 * Return the role that holds the references to an entity that are no proxies, or
	 * {@code null} where none or several roles do: which of them is meant cannot be told.
	 */
	@Nullable Role findHolder(SessionImplementor session, Class<?> type) {
		search(session);
		Role found = null;
		for (Map.Entry<EntityKey, Owner> entry : this.owners.entrySet()) {
			if (type.isAssignableFrom(entry.getKey().getPersister().getMappedClass())
					&& entry.getValue().isManagedBy(session)) {
				Role role = entry.getValue().role();
				if (role == null || (found != null && !found.equals(role))) {
					return null;
				}
				found = role;
			}
		}
		return found;
	}

	/**
	 * Search the entities that were not there the last time. Hibernate keeps them in the
	 * order in which they came.
	 */
	private void search(SessionImplementor session) {
		Map.Entry<Object, EntityEntry>[] entities = session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries();
		if (this.searched > 0 && (entities.length < this.searched
				|| entities[this.searched - 1].getKey() != this.lastSearched.get())) {
			this.owners.clear();
			this.searched = 0;
		}
		for (int index = this.searched; index < entities.length; index++) {
			search(session, entities[index].getKey(), entities[index].getValue());
		}
		this.searched = entities.length;
		this.known = entities.length;
		this.lastSearched = new WeakReference<>((entities.length > 0) ? entities[entities.length - 1].getKey() : null);
	}

	private void search(SessionImplementor session, @Nullable Object entity, EntityEntry entry) {
		if (entity == null || isReference(entity)) {
			return;
		}
		EntityPersister persister = entry.getPersister();
		@Nullable Object @Nullable [] state = entry.getLoadedState();
		if (state == null && entry.getStatus() == Status.READ_ONLY) {
			// as in a read-only transaction: Hibernate keeps no loaded state
			state = persister.getValues(entity);
		}
		searchId(session, entity, entry);
		if (state != null) {
			String[] names = persister.getPropertyNames();
			Type[] types = persister.getPropertyTypes();
			for (int index = 0; index < names.length; index++) {
				searchAttribute(session, entry, names[index], types[index], state[index]);
			}
		}
	}

	private void searchId(SessionImplementor session, Object entity, EntityEntry entry) {
		EntityPersister persister = entry.getPersister();
		String id = persister.getIdentifierPropertyName();
		if (id != null) {
			searchAttribute(session, entry, id, persister.getIdentifierType(), entry.getId());
		}
		else if (persister.getIdentifierMapping() instanceof NonAggregatedIdentifierMapping mapping) {
			mapping.getVirtualIdEmbeddable()
				.forEachAttributeMapping((attribute) -> search(session, attribute.getAttributeName(),
						attribute.getPropertyAccess().getGetter().get(entity),
						(path, key) -> add(key, entry.getEntityKey(), this.roles.of(persister, path, path))));
		}
	}

	private void searchAttribute(SessionImplementor session, EntityEntry entry, String name, Type type,
			@Nullable Object value) {
		// most attributes can't hold a proxy: they cost nothing
		if (type.isAssociationType() || type.isComponentType()) {
			EntityPersister persister = entry.getPersister();
			search(session, name, type, value,
					(path, key) -> add(key, entry.getEntityKey(), this.roles.of(persister, name, path)));
		}
	}

	private void search(SessionImplementor session, String path, Type type, @Nullable Object value,
			BiConsumer<String, EntityKey> found) {
		if (value == null) {
			return;
		}
		if (type instanceof CompositeType composite && !type.isAnyType()) {
			String[] names = composite.getPropertyNames();
			Type[] types = composite.getSubtypes();
			@Nullable Object[] values = composite.getPropertyValues(value, session);
			for (int index = 0; index < names.length; index++) {
				search(session, path + "." + names[index], types[index], values[index], found);
			}
			return;
		}
		search(session, path, value, found);
	}

	private static void search(SessionImplementor session, String path, @Nullable Object value,
			BiConsumer<String, EntityKey> found) {
		LazyInitializer initializer = HibernateProxy.extractLazyInitializer(value);
		if (initializer != null && initializer.isUninitialized()) {
			found.accept(path, session.generateEntityKey(initializer.getInternalIdentifier(),
					session.getFactory().getMappingMetamodel().getEntityDescriptor(initializer.getEntityName())));
		}
		else if (value instanceof PersistentAttributeInterceptable reference && reference
			.$$_hibernate_getInterceptor() instanceof EnhancementAsProxyLazinessInterceptor interceptor) {
			found.accept(path, interceptor.getEntityKey());
		}
	}

	/**
	 * Return whether an entity is an enhanced reference: whoever reads it loads it.
	 */
	static boolean isReference(Object entity) {
		return entity instanceof PersistentAttributeInterceptable reference
				&& reference.$$_hibernate_getInterceptor() instanceof EnhancementAsProxyLazinessInterceptor;
	}

	private void add(EntityKey proxy, EntityKey owner, Role role) {
		Owner known = this.owners.get(proxy);
		boolean certain = known == null || role.equals(known.role());
		this.owners.put(proxy, new Owner(owner, certain ? role : null));
	}

	/**
	 * The entity that holds a proxy.
	 *
	 * @param key its key
	 * @param role the attribute, or {@code null} where there are several
	 */
	private record Owner(EntityKey key, @Nullable Role role) {

		boolean isManagedBy(SessionImplementor session) {
			return session.getPersistenceContextInternal().getEntity(this.key) != null;
		}

	}

}
