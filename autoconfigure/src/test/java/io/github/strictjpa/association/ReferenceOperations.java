package io.github.strictjpa.association;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.association.Shop.Avatar;
import io.github.strictjpa.association.Shop.Card;
import io.github.strictjpa.association.Shop.Customer;
import io.github.strictjpa.association.Shop.Order;
import io.github.strictjpa.association.Shop.Profile;
import io.github.strictjpa.association.Shop.Tag;
import org.hibernate.Hibernate;

import static io.github.strictjpa.association.ShopData.customer;
import static io.github.strictjpa.association.ShopData.full;
import static io.github.strictjpa.association.ShopData.make;
import static io.github.strictjpa.association.ShopData.order;
import static io.github.strictjpa.association.ShopData.tag;

/**
 * Relationships of one to one and of many to many.
 */
final class ReferenceOperations {

	private ReferenceOperations() {
	}

	static Stream<Operation> all() {
		return Stream.of(Operation.of("tag inverse only", (entityManager) -> {
			tag(entityManager, "lonely-tag").orders.add(order(entityManager, "ada-order1"));
		}), Operation.of("tag inverse only, owning loaded", (entityManager) -> {
			full(entityManager, "ada");
			tag(entityManager, "lonely-tag").orders.add(order(entityManager, "ada-order1"));
		}), Operation.of("tag owning only, inverse unloaded", (entityManager) -> {
			order(entityManager, "ada-order1").tags.add(tag(entityManager, "lonely-tag"));
		}), Operation.of("tag owning only, inverse loaded", (entityManager) -> {
			Tag tag = tag(entityManager, "lonely-tag");
			Hibernate.initialize(tag.orders);
			order(entityManager, "ada-order1").tags.add(tag);
		}), Operation.of("tag both", (entityManager) -> {
			Tag tag = tag(entityManager, "lonely-tag");
			tag.orders.add(order(entityManager, "ada-order1"));
			order(entityManager, "ada-order1").tags.add(tag);
		}), Operation.of("tag removed inverse only", (entityManager) -> {
			tag(entityManager, "ada-tag1").orders.clear();
		}), Operation.of("tag removed owning only", (entityManager) -> {
			full(entityManager, "ada");
			order(entityManager, "ada-order1").tags.clear();
		}), Operation.of("tag removed both", (entityManager) -> {
			full(entityManager, "ada");
			order(entityManager, "ada-order1").tags.clear();
			tag(entityManager, "ada-tag1").orders.clear();
		}), Operation.of("tags replaced on owning side, unloaded inverse", (entityManager) -> {
			order(entityManager, "ada-order1").tags = new HashSet<>(List.of(tag(entityManager, "lonely-tag")));
		}), Operation.of("tags replaced on owning side, loaded inverse", (entityManager) -> {
			full(entityManager, "ada");
			Hibernate.initialize(tag(entityManager, "lonely-tag").orders);
			order(entityManager, "ada-order1").tags = new HashSet<>(List.of(tag(entityManager, "lonely-tag")));
		}), Operation.of("new order with existing tags, owning", (entityManager) -> {
			Order order = make(new Order(), "new");
			order.tags.add(tag(entityManager, "lonely-tag"));
			entityManager.persist(order);
		}), Operation.of("new tag with existing orders, inverse", (entityManager) -> {
			Tag tag = make(new Tag(), "new");
			tag.orders.add(order(entityManager, "ada-order1"));
			entityManager.persist(tag);
		}), Operation.of("profile inverse only, new", (entityManager) -> {
			customer(entityManager, "eve").profile = make(new Profile(), "new");
		}), Operation.of("profile both, new", (entityManager) -> {
			Profile profile = make(new Profile(), "new");
			profile.customer = customer(entityManager, "eve");
			profile.customer.profile = profile;
		}), Operation.of("profile owning only, new", (entityManager) -> {
			Profile profile = make(new Profile(), "new");
			profile.customer = customer(entityManager, "eve");
			entityManager.persist(profile);
		}), Operation.of("profile null inverse only", (entityManager) -> {
			customer(entityManager, "ada").profile = null;
		}), Operation.of("profile null owning only", (entityManager) -> {
			customer(entityManager, "ada").profile.customer = null;
		}), Operation.of("profile null both", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			ada.profile.customer = null;
			ada.profile = null;
		}), Operation.of("profile replaced by new, both for the new", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			ada.profile.customer = null;
			ada.profile = null;
			entityManager.flush();
			Profile profile = make(new Profile(), "new");
			profile.customer = ada;
			ada.profile = profile;
		}), Operation.of("profile swapped between two, both sides", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Customer eve = customer(entityManager, "eve");
			eve.profile = ada.profile;
			eve.profile.customer = eve;
			ada.profile = null;
		}), Operation.of("profile moved, forgotten at source", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Customer eve = customer(entityManager, "eve");
			eve.profile = ada.profile;
			eve.profile.customer = eve;
		}), Operation.of("profile moved inverse only", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Customer eve = customer(entityManager, "eve");
			eve.profile = ada.profile;
			ada.profile = null;
		}), Operation.of("avatar replaced", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			ada.avatar = null;
			entityManager.flush();
			Avatar avatar = make(new Avatar(), "new");
			avatar.customer = ada;
			ada.avatar = avatar;
		}), Operation.of("avatar replaced at once", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Avatar avatar = make(new Avatar(), "new");
			avatar.customer = ada;
			ada.avatar = avatar;
		}), Operation.of("avatar replaced at once not back", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			ada.avatar = make(new Avatar(), "new");
		}), Operation.of("avatar moved both", (entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Customer eve = customer(entityManager, "eve");
			eve.avatar = ada.avatar;
			eve.avatar.customer = eve;
			ada.avatar = null;
		}), Operation.of("card null inverse only", (entityManager) -> customer(entityManager, "ada").card = null),
				Operation.of("card new both", (entityManager) -> {
					Card card = new Card();
					card.name = "new";
					card.customer = customer(entityManager, "eve");
					card.customer.card = card;
				}), Operation.of("card new owning only", (entityManager) -> {
					Card card = new Card();
					card.name = "new";
					card.customer = customer(entityManager, "eve");
					entityManager.persist(card);
				}), Operation.of("avatar moved owning only, source nulled", (entityManager) -> {
					Customer eve = customer(entityManager, "eve");
					Customer ada = customer(entityManager, "ada");
					ada.avatar.customer = entityManager.getReference(Customer.class, eve.id);
					ada.avatar = null;
				}), Operation.of("card moved inverse only", (entityManager) -> {
					Customer eve = customer(entityManager, "eve");
					Customer ada = customer(entityManager, "ada");
					eve.card = ada.card;
					ada.card = null;
				}));
	}

}
