package io.github.strictjpa.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * An optional base of entities: a version for optimistic locking, and an equality that
 * holds for proxies and loads nothing. {@link SequenceEntity} and {@link UuidEntity} have
 * an id besides; another entity maps one of its own.
 *
 * <pre class="code">
 * &#64;Entity
 * public class Country extends BaseEntity&lt;String&gt; {
 *
 *     &#64;Id
 *     private String code;
 *
 *     &#64;Override
 *     public String getId() {
 *         return this.code;
 *     }
 *
 * }
 * </pre>
 *
 * Two entities are equal if they are of one hierarchy of entities and have the same id.
 * An entity without an id equals itself only. The hash code is that of the hierarchy, so
 * that it stays the same when an id is assigned; a hash table of many entities of one
 * type is a list, in which it looks for an element one by one.
 * <p>
 * Both methods are final, because Hibernate does not hand a final method to the proxy's
 * target: they ask the proxy for the id, which it knows.
 *
 * @param <ID> the type of the id
 * @since 0.1.0
 */
@MappedSuperclass
public abstract class BaseEntity<ID> {

	@Version
	private @Nullable Long version;

	/**
	 * Create an entity that is not stored yet.
	 */
	protected BaseEntity() {
	}

	/**
	 * Return the id.
	 * @return the id, or {@code null} before the entity is persisted
	 */
	public abstract @Nullable ID getId();

	/**
	 * Return the number of the last change.
	 * @return the version, or {@code null} before the entity is stored
	 */
	public @Nullable Long getVersion() {
		return this.version;
	}

	/**
	 * Tell whether this entity was never stored.
	 * @return whether it has no version yet
	 */
	public boolean isNew() {
		return getVersion() == null;
	}

	@Override
	public final boolean equals(@Nullable Object other) {
		if (this == other) {
			return true;
		}
		if (!(other instanceof BaseEntity<?> entity) || !hierarchyOf(this).equals(hierarchyOf(entity))) {
			return false;
		}
		Object own = idOf(this);
		return own != null && own.equals(idOf(entity));
	}

	@Override
	public final int hashCode() {
		return hierarchyOf(this).hashCode();
	}

	private static @Nullable Object idOf(BaseEntity<?> entity) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(entity);
		return (proxy != null) ? proxy.getInternalIdentifier() : entity.getId();
	}

	/**
	 * Return the topmost entity class, as a proxy may know no more than a superclass of
	 * what it stands for.
	 */
	private static Class<?> hierarchyOf(BaseEntity<?> entity) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(entity);
		Class<?> root = (proxy != null) ? proxy.getPersistentClass() : entity.getClass();
		for (Class<?> current = root; current != null; current = current.getSuperclass()) {
			if (current.isAnnotationPresent(Entity.class)) {
				root = current;
			}
		}
		return root;
	}

}
