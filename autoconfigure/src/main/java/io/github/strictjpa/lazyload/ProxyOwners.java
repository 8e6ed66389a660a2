package io.github.strictjpa.lazyload;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds the attribute that holds a proxy. The event does not tell, so the entities of the
 * session are searched: only done for a violation.
 */
final class ProxyOwners {

	private final SessionImplementor session;

	private final EntityKey key;

	private ProxyOwners(SessionImplementor session, EntityKey key) {
		this.session = session;
		this.key = key;
	}

	/**
	 * Return the role whose value a proxy is, or {@code null} where it is the value of
	 * none or of several.
	 */
	static @Nullable Role find(SessionImplementor session, EntityKey key) {
		ProxyOwners owners = new ProxyOwners(session, key);
		Set<Role> roles = Arrays.stream(session.getPersistenceContextInternal().reentrantSafeEntityEntries())
			.flatMap(owners::roles)
			.distinct()
			.limit(2)
			.collect(Collectors.toSet());
		return (roles.size() == 1) ? roles.iterator().next() : null;
	}

	private Stream<Role> roles(Map.Entry<Object, EntityEntry> entity) {
		EntityEntry entry = entity.getValue();
		EntityPersister persister = entry.getPersister();
		@Nullable Object @Nullable [] state = entry.getLoadedState();
		if (state == null && entry.getStatus() == Status.READ_ONLY) {
			// as in a read-only transaction: Hibernate keeps no loaded state
			state = persister.getValues(entity.getKey());
		}
		return Stream.concat(rolesInId(entry, persister), (state != null)
				? roles(persister, persister.getPropertyNames(), persister.getPropertyTypes(), state) : Stream.empty());
	}

	private Stream<Role> rolesInId(EntityEntry entry, EntityPersister persister) {
		String name = persister.getIdentifierPropertyName();
		return (name != null) ? paths(name, persister.getIdentifierType(), entry.getId())
			.map((path) -> Role.of(persister, name, path)) : Stream.empty();
	}

	private Stream<Role> roles(EntityPersister persister, String[] names, Type[] types, @Nullable Object[] state) {
		return IntStream.range(0, names.length)
			.boxed()
			.flatMap((index) -> paths(names[index], types[index], state[index])
				.map((path) -> Role.of(persister, names[index], path)));
	}

	private Stream<String> paths(String path, Type type, @Nullable Object value) {
		if (value == null) {
			return Stream.empty();
		}
		if (type instanceof CompositeType composite && !type.isAnyType()) {
			String[] names = composite.getPropertyNames();
			Type[] types = composite.getSubtypes();
			@Nullable Object[] values = composite.getPropertyValues(value, this.session);
			return IntStream.range(0, names.length)
				.boxed()
				.flatMap((index) -> paths(path + "." + names[index], types[index], values[index]));
		}
		return isWanted(value) ? Stream.of(path) : Stream.empty();
	}

	private boolean isWanted(Object value) {
		LazyInitializer initializer = HibernateProxy.extractLazyInitializer(value);
		return initializer != null && Objects.equals(initializer.getInternalIdentifier(), this.key.getIdentifier())
				&& this.session.getFactory()
					.getMappingMetamodel()
					.getEntityDescriptor(initializer.getEntityName())
					.getRootEntityName()
					.equals(rootEntityName());
	}

	private String rootEntityName() {
		return this.session.getFactory()
			.getMappingMetamodel()
			.getEntityDescriptor(this.key.getEntityName())
			.getRootEntityName();
	}

}
