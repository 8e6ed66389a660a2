package io.github.strictjpa.association;

import java.util.function.Supplier;

import io.github.strictjpa.association.Shop.Avatar;
import io.github.strictjpa.association.Shop.Badge;
import io.github.strictjpa.association.Shop.Card;
import io.github.strictjpa.association.Shop.Category;
import io.github.strictjpa.association.Shop.Customer;
import io.github.strictjpa.association.Shop.Item;
import io.github.strictjpa.association.Shop.Named;
import io.github.strictjpa.association.Shop.Note;
import io.github.strictjpa.association.Shop.Order;
import io.github.strictjpa.association.Shop.Page;
import io.github.strictjpa.association.Shop.Profile;
import io.github.strictjpa.association.Shop.Step;
import io.github.strictjpa.association.Shop.Tag;
import jakarta.persistence.EntityManager;
import org.hibernate.FlushMode;
import org.hibernate.Hibernate;
import org.hibernate.jpa.HibernateHints;

/**
 * Two customers with everything, and one with nothing; and how to find them.
 */
final class ShopData {

	private ShopData() {
	}

	static void recreate(TestUnit unit) {
		unit.run((entityManager) -> {
			entityManager.createNativeQuery("delete from order_tag").executeUpdate();
			for (String table : new String[] { "tag", "item", "customer_order", "note", "badge", "step", "page",
					"profile", "avatar", "card", "customer" }) {
				entityManager.createNativeQuery("delete from " + table).executeUpdate();
			}
			entityManager.createNativeQuery("update category set parent_id = null").executeUpdate();
			entityManager.createNativeQuery("delete from category").executeUpdate();
		});
		unit.run((entityManager) -> {
			fill(entityManager, "ada");
			fill(entityManager, "bob");
			named(entityManager, "eve", Customer::new);
			named(entityManager, "lonely-tag", Tag::new);
			named(entityManager, "lonely-badge", Badge::new);
			named(entityManager, "lonely-order", Order::new);
			Category root = named(entityManager, "root", Category::new);
			Category child = named(entityManager, "child", Category::new);
			child.parent = root;
			root.children.add(child);
		});
	}

	private static void fill(EntityManager entityManager, String name) {
		Customer customer = named(entityManager, name, Customer::new);
		for (int i = 1; i <= 2; i++) {
			Order order = named(entityManager, name + "-order" + i, Order::new);
			order.customer = customer;
			customer.orders.add(order);
			Item item = named(entityManager, name + "-item" + i, Item::new);
			item.order = order;
			order.items.add(item);
			Tag tag = named(entityManager, name + "-tag" + i, Tag::new);
			order.tags.add(tag);
			tag.orders.add(order);
			Note note = named(entityManager, name + "-note" + i, Note::new);
			note.customer = customer;
			customer.notes.add(note);
			Badge badge = named(entityManager, name + "-badge" + i, Badge::new);
			badge.customer = customer;
			customer.badges.add(badge);
			Step step = named(entityManager, name + "-step" + i, Step::new);
			step.customer = customer;
			customer.steps.add(step);
			Page page = named(entityManager, name + "-page" + i, Page::new);
			page.customer = customer;
			customer.pages.put(page.name, page);
		}
		customer.profile = named(entityManager, name + "-profile", Profile::new);
		customer.profile.customer = customer;
		customer.avatar = named(entityManager, name + "-avatar", Avatar::new);
		customer.avatar.customer = customer;
		customer.card = new Card();
		customer.card.name = name + "-card";
		customer.card.customer = customer;
		entityManager.persist(customer.card);
	}

	private static <T extends Named> T named(EntityManager entityManager, String name, Supplier<T> constructor) {
		T entity = constructor.get();
		entity.name = name;
		entityManager.persist(entity);
		return entity;
	}

	/**
	 * Return the entity of that name, never as a proxy.
	 */
	static <T> T find(EntityManager entityManager, Class<T> type, String name) {
		return type.cast(Hibernate.unproxy(
				entityManager.createQuery("select e from " + type.getSimpleName() + " e where e.name = :name", type)
					.setParameter("name", name)
					.setHint(HibernateHints.HINT_FLUSH_MODE, FlushMode.MANUAL)
					.getSingleResult()));
	}

	static Customer customer(EntityManager entityManager, String name) {
		return find(entityManager, Customer.class, name);
	}

	static Order order(EntityManager entityManager, String name) {
		return find(entityManager, Order.class, name);
	}

	static Tag tag(EntityManager entityManager, String name) {
		return find(entityManager, Tag.class, name);
	}

	/**
	 * Return a customer with all that can be loaded.
	 */
	static Customer full(EntityManager entityManager, String name) {
		Customer customer = customer(entityManager, name);
		Hibernate.initialize(customer.orders);
		Hibernate.initialize(customer.notes);
		Hibernate.initialize(customer.badges);
		Hibernate.initialize(customer.steps);
		Hibernate.initialize(customer.pages);
		customer.orders.forEach((order) -> {
			Hibernate.initialize(order.items);
			order.tags.forEach((tag) -> Hibernate.initialize(tag.orders));
		});
		return customer;
	}

	static <T extends Named> T make(T entity, String name) {
		entity.name = name;
		return entity;
	}

}
