package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.association.Shop.Badge;
import io.github.strictjpa.association.Shop.Category;
import io.github.strictjpa.association.Shop.Customer;
import io.github.strictjpa.association.Shop.Item;
import io.github.strictjpa.association.Shop.Note;
import io.github.strictjpa.association.Shop.Order;
import io.github.strictjpa.association.Shop.Page;
import io.github.strictjpa.association.Shop.Tag;
import org.hibernate.Hibernate;

import static io.github.strictjpa.association.ShopData.customer;
import static io.github.strictjpa.association.ShopData.find;
import static io.github.strictjpa.association.ShopData.full;
import static io.github.strictjpa.association.ShopData.make;
import static io.github.strictjpa.association.ShopData.order;
import static io.github.strictjpa.association.ShopData.tag;

/**
 * Deletions, orphans, and moves away from a parent that is deleted.
 */
final class DeletionOperations {

	private DeletionOperations() {
	}

	static Stream<Operation> all() {
		return Stream.of(Operation.of("replace a page in the map under the same key (orphan)", (entityManager) -> {
			Customer ada = full(entityManager, "ada");
			Page page = make(new Page(), "new");
			page.customer = ada;
			ada.pages.put("ada-page1", page);
		}), Operation.of("remove from map, orphan",
				(entityManager) -> full(entityManager, "ada").pages.remove("ada-page1")),
				Operation.of("clear + addAll some, orphans", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					List<Note> copy = new ArrayList<>(ada.notes);
					ada.notes.clear();
					ada.notes.add(copy.get(0));
				}), Operation.of("clear orphans + new ones", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					ada.notes.clear();
					Note note = make(new Note(), "new");
					note.customer = ada;
					ada.notes.add(note);
				}), Operation.of("orphan removed and unset", (entityManager) -> {
					full(entityManager, "ada").notes.remove(0).customer = null;
				}), Operation.of("orphan moved, both sides, ada first", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = full(entityManager, "bob");
					Note note = ada.notes.remove(0);
					note.customer = bob;
					bob.notes.add(note);
				}), Operation.of("orphan moved, bob unloaded", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = customer(entityManager, "bob");
					Note note = ada.notes.remove(0);
					note.customer = bob;
					bob.notes.add(note);
				}), Operation.of("orphan moved to unloaded owner first", (entityManager) -> {
					Customer bob = customer(entityManager, "bob");
					Customer ada = full(entityManager, "ada");
					Note note = ada.notes.remove(0);
					note.customer = bob;
					bob.notes.add(note);
				}), Operation.of("orphan moved, owning only, source loaded", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					ada.notes.get(0).customer = customer(entityManager, "bob");
				}), Operation.of("orphan: owner changed and removed, bob unloaded not added", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					ada.notes.remove(0).customer = customer(entityManager, "bob");
				}), Operation.of("delete customer with everything", (entityManager) -> {
					Customer ada = customer(entityManager, "ada");
					ada.badges.forEach((badge) -> badge.customer = null);
					entityManager.remove(ada);
				}), Operation.of("delete customer, badges by query", (entityManager) -> {
					Customer ada = customer(entityManager, "ada");
					entityManager.createQuery("delete from Badge b where b.customer = :c")
						.setParameter("c", ada)
						.executeUpdate();
					entityManager.remove(ada);
				}), Operation.of("delete order held in cascading loaded", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					entityManager.remove(ada.orders.get(0));
				}), Operation.of("delete order, removed from loaded", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					entityManager.remove(ada.orders.remove(0));
				}),
				Operation.of("delete order, unloaded",
						(entityManager) -> entityManager.remove(order(entityManager, "ada-order1"))),
				Operation.of("delete badge held in non cascading loaded", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					entityManager.remove(find(entityManager, Badge.class, "ada-badge1"));
				}), Operation.of("delete note held in orphan-removal loaded", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					entityManager.remove(ada.notes.get(0));
				}), Operation.of("delete order with tags", (entityManager) -> {
					Order order = order(entityManager, "ada-order1");
					order.tags.forEach((tag) -> tag.orders.remove(order));
					entityManager.remove(order);
				}), Operation.of("delete order with tags, inverse loaded and kept", (entityManager) -> {
					Order order = order(entityManager, "ada-order1");
					order.tags.forEach((tag) -> Hibernate.initialize(tag.orders));
					entityManager.remove(order);
				}), Operation.of("delete tag, unlinked", (entityManager) -> {
					Tag tag = tag(entityManager, "ada-tag1");
					tag.orders.forEach((order) -> order.tags.remove(tag));
					entityManager.remove(tag);
				}), Operation.of("profile deleted, held", (entityManager) -> {
					entityManager.remove(customer(entityManager, "ada").profile);
				}), Operation.of("profile deleted, unset", (entityManager) -> {
					Customer ada = customer(entityManager, "ada");
					entityManager.remove(ada.profile);
					ada.profile = null;
				}), Operation.of("avatar orphan null", (entityManager) -> customer(entityManager, "ada").avatar = null),
				Operation.of("card deleted held",
						(entityManager) -> entityManager.remove(customer(entityManager, "ada").card)),
				Operation.of("orders reassigned, customer deleted, loaded", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = customer(entityManager, "bob");
					ada.orders.forEach((o) -> o.customer = bob);
					ada.badges.forEach((b) -> b.customer = bob);
					entityManager.remove(ada);
				}), Operation.of("orders reassigned, customer deleted, unloaded", (entityManager) -> {
					Customer ada = customer(entityManager, "ada");
					Customer bob = customer(entityManager, "bob");
					order(entityManager, "ada-order1").customer = bob;
					order(entityManager, "ada-order2").customer = bob;
					ada.badges.forEach((b) -> b.customer = bob);
					entityManager.remove(ada);
				}), Operation.of("orders reassigned on both sides, removed from source, customer deleted",
						(entityManager) -> {
							Customer ada = full(entityManager, "ada");
							Customer bob = full(entityManager, "bob");
							ada.orders.forEach((o) -> {
								o.customer = bob;
								bob.orders.add(o);
							});
							ada.orders.clear();
							ada.badges.forEach((b) -> b.customer = null);
							entityManager.remove(ada);
						}),
				Operation.of("orders reassigned on both sides, kept in source, customer deleted", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = full(entityManager, "bob");
					ada.orders.forEach((o) -> {
						o.customer = bob;
						bob.orders.add(o);
					});
					ada.badges.forEach((b) -> b.customer = null);
					entityManager.remove(ada);
				}), Operation.of("orders reassigned by queue, kept in source, customer deleted", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = customer(entityManager, "bob");
					ada.orders.forEach((o) -> {
						o.customer = bob;
						bob.orders.add(o);
					});
					ada.badges.forEach((b) -> b.customer = null);
					entityManager.remove(ada);
				}), Operation.of("order reassigned and deleted", (entityManager) -> {
					Order order = order(entityManager, "ada-order1");
					order.customer = customer(entityManager, "bob");
					entityManager.remove(order);
				}), Operation.of("note reassigned and deleted", (entityManager) -> {
					Note note = find(entityManager, Note.class, "ada-note1");
					note.customer = customer(entityManager, "bob");
					entityManager.remove(note);
				}), Operation.of("item moved to another order, its order deleted", (entityManager) -> {
					full(entityManager, "ada");
					Item item = find(entityManager, Item.class, "ada-item1");
					item.order = order(entityManager, "bob-order1");
					Order order = order(entityManager, "ada-order1");
					order.tags.forEach((tag) -> tag.orders.remove(order));
					order.customer.orders.remove(order);
					entityManager.remove(order);
				}), Operation.of("category promoted and parent deleted", (entityManager) -> {
					Category root = find(entityManager, Category.class, "root");
					root.children.forEach((child) -> child.parent = null);
					root.children.clear();
					entityManager.remove(root);
				}), Operation.of("category moved under a new root and parent deleted", (entityManager) -> {
					Category root = find(entityManager, Category.class, "root");
					Category other = make(new Category(), "other");
					entityManager.persist(other);
					root.children.forEach((child) -> child.parent = other);
					entityManager.remove(root);
				}), Operation.of("persist and remove in one transaction", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Order order = make(new Order(), "new");
					order.customer = ada;
					ada.orders.add(order);
					entityManager.persist(order);
					ada.orders.remove(order);
					entityManager.remove(order);
				}), Operation.of("persist and remove, still held", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Order order = make(new Order(), "new");
					order.customer = ada;
					ada.orders.add(order);
					entityManager.persist(order);
					entityManager.remove(order);
				}), Operation.of("remove and persist again", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Order order = ada.orders.get(0);
					entityManager.remove(order);
					entityManager.persist(order);
				}));
	}

}
