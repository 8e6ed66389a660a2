package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.association.Shop.Badge;
import io.github.strictjpa.association.Shop.Customer;
import io.github.strictjpa.association.Shop.Order;
import io.github.strictjpa.association.Shop.Tag;

import static io.github.strictjpa.association.ShopData.customer;
import static io.github.strictjpa.association.ShopData.find;
import static io.github.strictjpa.association.ShopData.full;
import static io.github.strictjpa.association.ShopData.make;
import static io.github.strictjpa.association.ShopData.order;
import static io.github.strictjpa.association.ShopData.tag;

/**
 * Graphs that come from outside of the session, or leave it.
 */
final class MergeOperations {

	private MergeOperations() {
	}

	static Stream<Operation> all() {
		return Stream.of(
				Operation.of("merge detached unchanged, unloaded", (entityManager) -> customer(entityManager, "ada"),
						(entityManager, ada) -> entityManager.merge(ada)),
				Operation.of("merge detached full unchanged", (entityManager) -> full(entityManager, "ada"),
						(entityManager, ada) -> entityManager.merge(ada)),
				Operation.of("merge detached full, new order both", (entityManager) -> full(entityManager, "ada"),
						(entityManager, ada) -> {
							Order o = make(new Order(), "new");
							o.customer = ada;
							ada.orders.add(o);
							entityManager.merge(ada);
						}),
				Operation.of("merge detached full, new order inverse only",
						(entityManager) -> full(entityManager, "ada"), (entityManager, ada) -> {
							ada.orders.add(make(new Order(), "new"));
							entityManager.merge(ada);
						}),
				Operation.of("merge detached full, order removed", (entityManager) -> full(entityManager, "ada"),
						(entityManager, ada) -> {
							ada.orders.remove(0);
							entityManager.merge(ada);
						}),
				Operation.of("merge detached full, note removed", (entityManager) -> full(entityManager, "ada"),
						(entityManager, ada) -> {
							ada.notes.remove(0);
							entityManager.merge(ada);
						}),
				Operation.of("merge detached full, order unset both", (entityManager) -> full(entityManager, "ada"),
						(entityManager, ada) -> {
							Order order = ada.orders.remove(0);
							order.customer = null;
							entityManager.merge(ada);
							entityManager.merge(order);
						}),
				Operation.of("merge detached full, order unset owning only",
						(entityManager) -> full(entityManager, "ada"), (entityManager, ada) -> {
							ada.orders.get(0).customer = null;
							entityManager.merge(ada);
						}),
				Operation.of("merge detached unloaded, new order queued",
						(entityManager) -> customer(entityManager, "ada"), (entityManager, ada) -> {
							Order o = make(new Order(), "new");
							o.customer = ada;
							ada.orders = new ArrayList<>(List.of(o));
							entityManager.merge(ada);
						}),
				Operation.of("merge detached order with another customer",
						(entityManager) -> order(entityManager, "ada-order1"), (entityManager, order) -> {
							order.customer = customer(entityManager, "bob");
							entityManager.merge(order);
						}),
				Operation.of("merge detached order with another detached customer",
						(entityManager) -> List.of(order(entityManager, "ada-order1"), customer(entityManager, "bob")),
						(entityManager, both) -> {
							Order order = (Order) both.get(0);
							order.customer = (Customer) both.get(1);
							entityManager.merge(order);
						}),
				Operation.of("merge a DTO of a customer without its collections",
						(entityManager) -> customer(entityManager, "ada").id, (entityManager, id) -> {
							Customer dto = make(new Customer(), "ada");
							dto.id = id;
							dto.orders = null;
							dto.notes = null;
							dto.badges = null;
							dto.steps = null;
							dto.pages = null;
							entityManager.merge(dto);
						})
					.leavingOut(),
				Operation.of(
						"merge a DTO of an order that names its customer by id", (entityManager) -> List
							.of(order(entityManager, "ada-order1").id, customer(entityManager, "bob").id),
						(entityManager, ids) -> {
							Order dto = make(new Order(), "ada-order1");
							dto.id = ids.get(0);
							dto.customer = entityManager.getReference(Customer.class, ids.get(1));
							entityManager.merge(dto);
						}),
				Operation.of("merge a new graph both", (entityManager) -> true, (entityManager, x) -> {
					Customer c = make(new Customer(), "new");
					Order o = make(new Order(), "new-order");
					o.customer = c;
					c.orders.add(o);
					entityManager.merge(c);
				}), Operation.of("merge a new graph inverse only", (entityManager) -> true, (entityManager, x) -> {
					Customer c = make(new Customer(), "new");
					c.orders.add(make(new Order(), "new-order"));
					entityManager.merge(c);
				}), Operation.of("refresh undoes", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					ada.badges.clear();
					entityManager.refresh(ada);
				}), Operation.of("detach parent", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Badge badge = find(entityManager, Badge.class, "ada-badge1");
					entityManager.detach(ada);
					ada.badges.clear();
				}), Operation.of("native delete + remove in memory", (entityManager) -> {
					Customer ada = full(entityManager, "ada");
					Badge badge = find(entityManager, Badge.class, "ada-badge1");
					entityManager.createNativeQuery("delete from badge where id = " + badge.id).executeUpdate();
					entityManager.detach(badge);
					ada.badges.remove(badge);
				}), Operation.of("merge DTO graph with ids, both sides", (entityManager) -> {
					Customer ada = customer(entityManager, "ada");
					return List.of(ada.id, order(entityManager, "ada-order1").id,
							order(entityManager, "ada-order2").id);
				}, (entityManager, ids) -> {
					Customer dto = make(new Customer(), "ada");
					dto.id = ids.get(0);
					for (int i = 1; i < 3; i++) {
						Order order = make(new Order(), "ada-order" + i);
						order.id = ids.get(i);
						order.customer = dto;
						dto.orders.add(order);
					}
					Customer ada = full(entityManager, "ada");
					dto.notes = ada.notes;
					dto.badges = ada.badges;
					dto.steps = ada.steps;
					dto.pages = ada.pages;
					dto.profile = ada.profile;
					dto.avatar = ada.avatar;
					dto.card = ada.card;
					entityManager.merge(dto);
				}), Operation.of("merge DTO graph with ids, no back reference", (entityManager) -> {
					Customer ada = customer(entityManager, "ada");
					return List.of(ada.id, order(entityManager, "ada-order1").id,
							order(entityManager, "ada-order2").id);
				}, (entityManager, ids) -> {
					Customer dto = make(new Customer(), "ada");
					dto.id = ids.get(0);
					for (int i = 1; i < 3; i++) {
						Order order = make(new Order(), "ada-order" + i);
						order.id = ids.get(i);
						dto.orders.add(order);
					}
					Customer ada = full(entityManager, "ada");
					dto.notes = ada.notes;
					dto.badges = ada.badges;
					dto.steps = ada.steps;
					dto.pages = ada.pages;
					dto.profile = ada.profile;
					dto.avatar = ada.avatar;
					dto.card = ada.card;
					entityManager.merge(dto);
				}), Operation.of("merge tag DTO with an empty set",
						(entityManager) -> tag(entityManager, "ada-tag1").id, (entityManager, id) -> {
							Tag dto = make(new Tag(), "ada-tag1");
							dto.id = id;
							entityManager.merge(dto);
						})
					.leavingOut(),
				Operation.of(
						"merge order DTO with new tags", (entityManager) -> List
							.of(order(entityManager, "ada-order1").id, customer(entityManager, "ada").id),
						(entityManager, ids) -> {
							Order dto = make(new Order(), "ada-order1");
							dto.id = ids.get(0);
							dto.customer = entityManager.getReference(Customer.class, ids.get(1));
							dto.items = order(entityManager, "ada-order1").items;
							dto.tags.add(tag(entityManager, "lonely-tag"));
							entityManager.merge(dto);
						}),
				Operation.of("reattached by merge then unlinked", (entityManager) -> order(entityManager, "ada-order1"),
						(entityManager, order) -> {
							Order managed = entityManager.merge(order);
							Customer ada = full(entityManager, "ada");
							ada.orders.remove(managed);
							managed.customer = null;
						}),
				Operation.of("customer replaced by an equal detached instance",
						(entityManager) -> customer(entityManager, "ada"), (entityManager, detached) -> {
							full(entityManager, "ada");
							order(entityManager, "ada-order1").customer = detached;
						}));
	}

}
