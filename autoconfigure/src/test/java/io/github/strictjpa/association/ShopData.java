package io.github.strictjpa.association;

import java.util.function.Supplier;

import jakarta.persistence.EntityManager;

/**
 * Two customers with everything, and one with nothing.
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
			named(entityManager, "eve", Shop.Customer::new);
			named(entityManager, "lonely-tag", Shop.Tag::new);
			named(entityManager, "lonely-badge", Shop.Badge::new);
			named(entityManager, "lonely-order", Shop.Order::new);
			Shop.Category root = named(entityManager, "root", Shop.Category::new);
			Shop.Category child = named(entityManager, "child", Shop.Category::new);
			child.parent = root;
			root.children.add(child);
		});
	}

	private static void fill(EntityManager entityManager, String name) {
		Shop.Customer customer = named(entityManager, name, Shop.Customer::new);
		for (int i = 1; i <= 2; i++) {
			Shop.Order order = named(entityManager, name + "-order" + i, Shop.Order::new);
			order.customer = customer;
			customer.orders.add(order);
			Shop.Item item = named(entityManager, name + "-item" + i, Shop.Item::new);
			item.order = order;
			order.items.add(item);
			Shop.Tag tag = named(entityManager, name + "-tag" + i, Shop.Tag::new);
			order.tags.add(tag);
			tag.orders.add(order);
			Shop.Note note = named(entityManager, name + "-note" + i, Shop.Note::new);
			note.customer = customer;
			customer.notes.add(note);
			Shop.Badge badge = named(entityManager, name + "-badge" + i, Shop.Badge::new);
			badge.customer = customer;
			customer.badges.add(badge);
			Shop.Step step = named(entityManager, name + "-step" + i, Shop.Step::new);
			step.customer = customer;
			customer.steps.add(step);
			Shop.Page page = named(entityManager, name + "-page" + i, Shop.Page::new);
			page.customer = customer;
			customer.pages.put(page.name, page);
		}
		customer.profile = named(entityManager, name + "-profile", Shop.Profile::new);
		customer.profile.customer = customer;
		customer.avatar = named(entityManager, name + "-avatar", Shop.Avatar::new);
		customer.avatar.customer = customer;
		customer.card = new Shop.Card();
		customer.card.name = name + "-card";
		customer.card.customer = customer;
		entityManager.persist(customer.card);
	}

	private static <T extends Shop.Named> T named(EntityManager entityManager, String name, Supplier<T> constructor) {
		T entity = constructor.get();
		entity.name = name;
		entityManager.persist(entity);
		return entity;
	}

}
