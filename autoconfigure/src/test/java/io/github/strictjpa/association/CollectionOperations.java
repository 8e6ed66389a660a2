package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.strictjpa.association.Shop.Badge;
import io.github.strictjpa.association.Shop.Category;
import io.github.strictjpa.association.Shop.Customer;
import io.github.strictjpa.association.Shop.Note;
import io.github.strictjpa.association.Shop.Order;
import io.github.strictjpa.association.Shop.Page;
import io.github.strictjpa.association.Shop.Step;
import org.hibernate.Hibernate;

import static io.github.strictjpa.association.ShopData.customer;
import static io.github.strictjpa.association.ShopData.find;
import static io.github.strictjpa.association.ShopData.full;
import static io.github.strictjpa.association.ShopData.make;
import static io.github.strictjpa.association.ShopData.order;

/**
 * Relationships of one to many.
 */
final class CollectionOperations {

	private CollectionOperations() {
	}

	static Stream<Operation> all() {
		return Stream.of(Operation.of("rename everything", (entityManager) -> {
			Customer ada = full(entityManager, "ada");
			ada.orders.forEach((o) -> o.items.forEach((i) -> i.order = o));
		}), Operation.of("add new order to loaded, not back", (entityManager) -> {
			full(entityManager, "ada").orders.add(make(new Order(), "new"));
		}), Operation.of("add new order to unloaded, not back", (entityManager) -> {
			customer(entityManager, "ada").orders.add(make(new Order(), "new"));
		}), Operation.of("add new order to unloaded, both", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Order order = make(new Order(), "new");
			order.customer = ada;
			ada.orders.add(order);
		}), Operation.of("add new note set null", (entityManager) -> {
			full(entityManager, "ada").notes.add(make(new Note(), "new"));
		}), Operation.of("add to unloaded map", (entityManager) -> {
			customer(entityManager, "ada").pages.put("new", make(new Page(), "new"));
		}), Operation.of("add to map both", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Page page = make(new Page(), "new");
			page.customer = ada;
			ada.pages.put("new", page);
		}), Operation.of("rekey the same page", (entityManager) -> {
			Customer ada = full(entityManager, "ada");
			ada.pages.put("other", ada.pages.remove("ada-page1"));
		}), Operation.of("owning only, unloaded", (entityManager) -> {
			Order order = make(new Order(), "new");
			order.customer = customer(entityManager, "ada");
			entityManager.persist(order);
		}), Operation.of("owning only, loaded", (entityManager) -> {
			Order order = make(new Order(), "new");
			order.customer = full(entityManager, "ada");
			entityManager.persist(order);
		}), Operation.of("owning by reference", (entityManager) -> {
			Order order = make(new Order(), "new");
			order.customer = entityManager.getReference(Customer.class, customer(entityManager, "ada").id);
			entityManager.persist(order);
		}), Operation.of("owning null, unloaded",
				(entityManager) -> order(entityManager, "ada-order1").customer = null),
				Operation.of("owning null, loaded", (entityManager) -> {
					full(entityManager, "ada");
					order(entityManager, "ada-order1").customer = null;
				}), Operation.of("remove inverse only", (entityManager) -> {
					full(entityManager, "ada").orders.remove(0);
				}), Operation.of("remove both", (entityManager) -> {
					full(entityManager, "ada").orders.remove(0).customer = null;
				}), Operation.of("clear inverse only", (entityManager) -> full(entityManager, "ada").orders.clear()),
				Operation.of("clear + addAll same", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					List<Order> copy = new ArrayList<>(ada.orders);
					ada.orders.clear();
					ada.orders.addAll(copy);
				}), Operation.of("clear + addAll some", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					List<Order> copy = new ArrayList<>(ada.orders);
					ada.orders.clear();
					ada.orders.add(copy.get(0));
				}), Operation.of("clear + addAll some + unset the rest", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					List<Order> copy = new ArrayList<>(ada.orders);
					ada.orders.clear();
					ada.orders.add(copy.get(0));
					copy.get(1).customer = null;
				}), Operation.of("move both", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = full(entityManager, "bob");
					Order order = ada.orders.remove(0);
					order.customer = bob;
					bob.orders.add(order);
				}), Operation.of("move inverse only", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = full(entityManager, "bob");
					bob.orders.add(ada.orders.remove(0));
				}), Operation.of("move, forgotten in the source", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = full(entityManager, "bob");
					Order order = ada.orders.get(0);
					order.customer = bob;
					bob.orders.add(order);
				}), Operation.of("move, forgotten in target", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = full(entityManager, "bob");
					Order order = ada.orders.remove(0);
					order.customer = bob;
				}), Operation.of("badge inverse only", (entityManager) -> {
					full(entityManager, "ada").badges.add(find(entityManager, Badge.class, "lonely-badge"));
				}), Operation.of("badge inverse only, unloaded set", (entityManager) -> {
					customer(entityManager, "ada").badges.add(find(entityManager, Badge.class, "lonely-badge"));
				}), Operation.of("badge both", (entityManager) -> {
					Badge badge = find(entityManager, Badge.class, "lonely-badge");
					badge.customer = full(entityManager, "ada");
					badge.customer.badges.add(badge);
				}), Operation.of("badges replaced by new HashSet with the same", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					ada.badges = new HashSet<>(ada.badges);
				}), Operation.of("badges replaced by empty", (entityManager) -> {
					full(entityManager, "ada").badges = new HashSet<>();
				}), Operation.of("unloaded orders replaced by all", (entityManager) -> {
					Customer ada = customer(entityManager, "ada");
					ada.orders = new ArrayList<>(
							List.of(order(entityManager, "ada-order1"), order(entityManager, "ada-order2")));
				}), Operation.of("steps swapped", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					ada.steps.add(ada.steps.remove(0));
				}), Operation.of("step inserted, both", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Step step = make(new Step(), "new");
					step.customer = ada;
					ada.steps.add(0, step);
				}), Operation.of("step removed inverse only", (entityManager) -> {
					full(entityManager, "ada").steps.remove(0);
				}), Operation.of("step added to unloaded", (entityManager) -> {
					customer(entityManager, "ada").steps.add(make(new Step(), "new"));
				}), Operation.of("category tree both", (entityManager) -> {
					Category root = find(entityManager, Category.class, "root");
					Category leaf = make(new Category(), "leaf");
					leaf.parent = root;
					root.children.add(leaf);
				}), Operation.of("category inverse only", (entityManager) -> {
					find(entityManager, Category.class, "root").children.add(make(new Category(), "leaf"));
				}), Operation.of("category reparented owning only, loaded", (entityManager) -> {
					Category root = find(entityManager, Category.class, "root");
					Hibernate.initialize(root.children);
					root.children.get(0).parent = null;
				}), Operation.of("category new graph inverse only", (entityManager) -> {
					Category a = make(new Category(), "a");
					a.children.add(make(new Category(), "b"));
					entityManager.persist(a);
				}), Operation.of("new customer with orders inverse only", (entityManager) -> {
					Customer c = make(new Customer(), "new");
					c.orders.add(make(new Order(), "new-order"));
					entityManager.persist(c);
				}), Operation.of("new customer with order, both", (entityManager) -> {
					Customer c = make(new Customer(), "new");
					Order o = make(new Order(), "new-order");
					o.customer = c;
					c.orders.add(o);
					entityManager.persist(c);
				}), Operation.of("new customer with order, owning only", (entityManager) -> {
					Customer c = make(new Customer(), "new");
					Order o = make(new Order(), "new-order");
					o.customer = c;
					entityManager.persist(c);
					entityManager.persist(o);
				}), Operation.of("new customer persisted before order is added, inverse only", (entityManager) -> {
					Customer c = make(new Customer(), "new");
					entityManager.persist(c);
					c.orders.add(make(new Order(), "new-order"));
				}), Operation.of("new customer with null collections", (entityManager) -> {
					Customer c = make(new Customer(), "new");
					c.orders = null;
					entityManager.persist(c);
					Order o = make(new Order(), "new-order");
					o.customer = c;
					entityManager.persist(o);
				}), Operation.of("existing order put into new customer's list", (entityManager) -> {
					Customer c = make(new Customer(), "new");
					c.orders.add(order(entityManager, "lonely-order"));
					entityManager.persist(c);
				}), Operation.of("swap orders of two customers", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = full(entityManager, "bob");
					Order a = ada.orders.remove(0);
					Order b = bob.orders.remove(0);
					a.customer = bob;
					b.customer = ada;
					ada.orders.add(b);
					bob.orders.add(a);
				}), Operation.of("swap collections of two customers", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = full(entityManager, "bob");
					Set<Badge> badges = ada.badges;
					ada.badges = bob.badges;
					bob.badges = badges;
				}), Operation.of("same collection for two customers copied", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Customer bob = full(entityManager, "bob");
					bob.badges = new HashSet<>(ada.badges);
				}), Operation.of("sort in place", (entityManager) -> {
					full(entityManager, "ada").orders.sort(Comparator.comparing((Order o) -> o.name).reversed());
				}), Operation.of("removeIf + unset", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					ada.orders.removeIf((o) -> {
						boolean gone = o.name.endsWith("1");
						if (gone) {
							o.customer = null;
						}
						return gone;
					});
				}), Operation.of("add twice", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Order order = make(new Order(), "new");
					order.customer = ada;
					ada.orders.add(order);
					ada.orders.add(order);
				}), Operation.of("add a proxy of a lonely badge, set through the proxy", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Long id = find(entityManager, Badge.class, "lonely-badge").id;
					entityManager.clear();
					ada = full(entityManager, "ada");
					Badge badge = entityManager.getReference(Badge.class, id);
					ada.badges.add(badge);
				}));
	}

}
