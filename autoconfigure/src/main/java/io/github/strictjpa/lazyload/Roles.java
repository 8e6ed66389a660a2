package io.github.strictjpa.lazyload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.hibernate.persister.entity.EntityPersister;

/**
 * The roles of the attributes of a persistence unit that have held a proxy.
 */
final class Roles {

	private final Map<EntityPersister, Map<String, Role>> known = new ConcurrentHashMap<>();

	/**
	 * Return the role of an attribute that an entity may have inherited from another.
	 * @param path the attribute, or the path to it through embeddables
	 */
	Role of(EntityPersister persister, String attribute, String path) {
		Map<String, Role> roles = this.known.get(persister);
		Role role = (roles != null) ? roles.get(path) : null;
		return (role != null) ? role : add(persister, attribute, path);
	}

	private Role add(EntityPersister persister, String attribute, String path) {
		return this.known.computeIfAbsent(persister, (unused) -> new ConcurrentHashMap<>())
			.computeIfAbsent(path, (unused) -> Role.of(persister, attribute, path));
	}

}
