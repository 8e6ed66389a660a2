package io.github.strictjpa.association;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.springframework.util.ReflectionUtils;

/**
 * Which entities of {@link Shop} are linked to which, by their names: in the tables, and
 * in the memory of a session.
 */
final class Links {

	private static final List<Kind> KINDS = List.of(
			new Kind(Shop.Customer.class, "orders", Shop.Order.class, "customer"),
			new Kind(Shop.Customer.class, "notes", Shop.Note.class, "customer"),
			new Kind(Shop.Customer.class, "badges", Shop.Badge.class, "customer"),
			new Kind(Shop.Customer.class, "steps", Shop.Step.class, "customer"),
			new Kind(Shop.Customer.class, "pages", Shop.Page.class, "customer"),
			new Kind(Shop.Customer.class, "profile", Shop.Profile.class, "customer"),
			new Kind(Shop.Customer.class, "avatar", Shop.Avatar.class, "customer"),
			new Kind(Shop.Customer.class, "card", Shop.Card.class, "customer"),
			new Kind(Shop.Order.class, "items", Shop.Item.class, "order"),
			new Kind(Shop.Tag.class, "orders", Shop.Order.class, "tags"),
			new Kind(Shop.Category.class, "children", Shop.Category.class, "parent"));

	private Links() {
	}

	/**
	 * Return the links that the tables hold.
	 */
	static Set<Link> stored(EntityManager entityManager) {
		Set<Link> links = new HashSet<>();
		for (Kind kind : KINDS) {
			String query = "select p.name, c.name from %s c join c.%s p".formatted(kind.owning.getSimpleName(),
					kind.mappedBy);
			for (Object[] row : entityManager.createQuery(query, Object[].class).getResultList()) {
				links.add(new Link(kind, (String) row[0], (String) row[1]));
			}
		}
		return links;
	}

	/**
	 * Return the names of all rows.
	 */
	static Set<String> names(EntityManager entityManager) {
		Set<String> names = new HashSet<>();
		for (Class<?> entity : Shop.entities()) {
			names.addAll(entityManager.createQuery("select e.name from " + entity.getSimpleName() + " e", String.class)
				.getResultList());
		}
		return names;
	}

	/**
	 * Return the links that the inverse sides of managed entities hold, and what waits to
	 * be added to those that are not loaded.
	 */
	static Set<Link> inverse(EntityManager entityManager) {
		Set<Link> links = new HashSet<>();
		forEach(entityManager, (entity, managed, kind) -> {
			if (managed && kind.inverse.isInstance(entity)) {
				elements(read(entity, kind.attribute))
					.forEach((element) -> links.add(new Link(kind, nameOf(entity), nameOf(element))));
			}
		});
		return links;
	}

	/**
	 * Return the inverse sides of managed entities that are loaded, each as a link to
	 * nothing.
	 */
	static Set<Link> loaded(EntityManager entityManager) {
		Set<Link> links = new HashSet<>();
		forEach(entityManager, (entity, managed, kind) -> {
			if (managed && kind.inverse.isInstance(entity) && isLoaded(read(entity, kind.attribute), kind)) {
				links.add(new Link(kind, nameOf(entity), ""));
			}
		});
		return links;
	}

	/**
	 * Return the links that the owning sides hold that are one entity, of those too that
	 * are to be deleted.
	 */
	static Set<Link> owning(EntityManager entityManager) {
		Set<Link> links = new HashSet<>();
		forEach(entityManager, (entity, managed, kind) -> {
			Object owner = kind.owning.isInstance(entity) ? read(entity, kind.mappedBy) : null;
			if (owner != null && !(owner instanceof Collection)) {
				links.add(new Link(kind, nameOf(owner), nameOf(entity)));
			}
		});
		return links;
	}

	static String nameOf(Object entity) {
		return (String) read(Hibernate.unproxy(entity), "name");
	}

	private static boolean isLoaded(Object value, Kind kind) {
		return (value != null) ? Hibernate.isInitialized(value) : kind.isOneToOne();
	}

	private static List<?> elements(Object value) {
		if (value instanceof PersistentCollection<?> collection && !collection.wasInitialized()) {
			List<Object> queued = new ArrayList<>();
			if (collection.hasQueuedOperations()) {
				Iterator<?> additions = collection.queuedAdditionIterator();
				additions.forEachRemaining((added) -> queued.addAll((added != null) ? List.of(added) : List.of()));
			}
			return queued;
		}
		if (value instanceof Map<?, ?> map) {
			return List.copyOf(map.values());
		}
		return (value instanceof Collection<?> elements) ? List.copyOf(elements)
				: (value != null) ? List.of(value) : List.of();
	}

	private static void forEach(EntityManager entityManager, Visitor visitor) {
		for (Map.Entry<Object, EntityEntry> entry : entityManager.unwrap(SessionImplementor.class)
			.getPersistenceContext()
			.reentrantSafeEntityEntries()) {
			for (Kind kind : KINDS) {
				visitor.visit(entry.getKey(), !entry.getValue().getStatus().isDeletedOrGone(), kind);
			}
		}
	}

	private static Object read(Object entity, String attribute) {
		Field field = ReflectionUtils.findField(entity.getClass(), attribute);
		ReflectionUtils.makeAccessible(field);
		return ReflectionUtils.getField(field, entity);
	}

	/**
	 * Sees one entity of a session.
	 */
	@FunctionalInterface
	private interface Visitor {

		void visit(Object entity, boolean managed, Kind kind);

	}

	/**
	 * A relationship.
	 */
	record Kind(Class<?> inverse, String attribute, Class<?> owning, String mappedBy) {

		boolean isOneToOne() {
			return List.of("profile", "avatar", "card").contains(this.attribute);
		}

		String role() {
			return this.inverse.getName() + "." + this.attribute;
		}

	}

	/**
	 * Two entities that are linked.
	 */
	record Link(Kind kind, String inverse, String owning) {

	}

}
