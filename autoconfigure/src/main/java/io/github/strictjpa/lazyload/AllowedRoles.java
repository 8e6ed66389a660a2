package io.github.strictjpa.lazyload;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Roles and entities that may be loaded lazily everywhere: exact names such as
 * {@code com.acme.User.avatar}, and wildcards such as {@code com.acme.legacy.*} for all
 * that is below a package or an entity.
 *
 * @since 0.1.0
 */
public final class AllowedRoles {

	private static final String WILDCARD = ".*";

	private final Set<String> names;

	private final List<String> prefixes;

	private AllowedRoles(Set<String> names, List<String> prefixes) {
		this.names = names;
		this.prefixes = prefixes;
	}

	/**
	 * Create an instance.
	 * @param values names and wildcards
	 * @return what they allow
	 */
	public static AllowedRoles of(Collection<String> values) {
		return new AllowedRoles(Set.copyOf(values.stream().filter((value) -> !isWildcard(value)).toList()),
				values.stream().filter(AllowedRoles::isWildcard).map(AllowedRoles::prefix).toList());
	}

	/**
	 * Return whether a value stands for more than one name.
	 * @param value a name or a wildcard
	 * @return {@code true} if it ends with {@code .*}
	 */
	public static boolean isWildcard(String value) {
		return value.endsWith(WILDCARD);
	}

	/**
	 * Return what can be allowed in a persistence unit.
	 * @param sessionFactory the unit
	 * @return the names of all entities, associations and collections, and of attributes
	 * that bytecode enhancement makes lazy
	 */
	public static Set<String> candidates(SessionFactoryImplementor sessionFactory) {
		Set<String> names = new TreeSet<>();
		MappingMetamodelImplementor metamodel = sessionFactory.getMappingMetamodel();
		metamodel.forEachEntityDescriptor((entity) -> addEntity(entity, names));
		metamodel.forEachCollectionDescriptor((collection) -> names.add(collection.getRole()));
		return names;
	}

	/**
	 * Return whether something may be loaded lazily.
	 * @param subject the name of a role or an entity
	 * @return {@code true} if it is allowed
	 */
	public boolean includes(String subject) {
		if (this.names.contains(subject)) {
			return true;
		}
		return !this.prefixes.isEmpty() && this.prefixes.stream().anyMatch(subject::startsWith);
	}

	private static String prefix(String wildcard) {
		return wildcard.substring(0, wildcard.length() - 1);
	}

	private static void addEntity(EntityPersister entity, Set<String> names) {
		names.add(entity.getEntityName());
		Associations.forEach(entity, (role, type) -> names.add(role.toString()));
		String[] attributes = entity.getPropertyNames();
		boolean[] lazy = entity.getPropertyLaziness();
		for (int index = 0; index < attributes.length; index++) {
			if (lazy[index]) {
				names.add(Role.of(entity, attributes[index], attributes[index]).toString());
			}
		}
	}

}
