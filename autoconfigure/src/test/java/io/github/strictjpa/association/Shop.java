package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;

/**
 * Entities with every kind of relationship that has two sides. Each instance has a name
 * of its own.
 */
final class Shop {

	private Shop() {
	}

	static Class<?>[] entities() {
		return new Class<?>[] { Customer.class, Order.class, Note.class, Badge.class, Step.class, Page.class,
				Profile.class, Avatar.class, Card.class, Item.class, Tag.class, Category.class };
	}

	@MappedSuperclass
	abstract static class Named {

		@Id
		@GeneratedValue
		Long id;

		String name;

	}

	@Entity(name = "Customer")
	@Table(name = "customer")
	static class Customer extends Named {

		@OneToMany(mappedBy = "customer", cascade = CascadeType.ALL)
		List<Order> orders = new ArrayList<>();

		@OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
		List<Note> notes = new ArrayList<>();

		@OneToMany(mappedBy = "customer")
		Set<Badge> badges = new HashSet<>();

		@OneToMany(mappedBy = "customer", cascade = CascadeType.ALL)
		@OrderColumn
		List<Step> steps = new ArrayList<>();

		@OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
		@MapKey(name = "name")
		Map<String, Page> pages = new HashMap<>();

		@OneToOne(mappedBy = "customer", cascade = CascadeType.ALL)
		Profile profile;

		@OneToOne(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
		Avatar avatar;

		@OneToOne(mappedBy = "customer", cascade = CascadeType.ALL)
		Card card;

	}

	@Entity(name = "Order")
	@Table(name = "customer_order")
	static class Order extends Named {

		@ManyToOne(fetch = FetchType.LAZY)
		Customer customer;

		@OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
		Set<Item> items = new HashSet<>();

		@ManyToMany
		@JoinTable(name = "order_tag")
		Set<Tag> tags = new HashSet<>();

	}

	@Entity(name = "Note")
	@Table(name = "note")
	static class Note extends Named {

		@ManyToOne(fetch = FetchType.LAZY)
		Customer customer;

	}

	@Entity(name = "Badge")
	@Table(name = "badge")
	static class Badge extends Named {

		@ManyToOne(fetch = FetchType.LAZY)
		Customer customer;

	}

	@Entity(name = "Step")
	@Table(name = "step")
	static class Step extends Named {

		@ManyToOne(fetch = FetchType.LAZY)
		Customer customer;

	}

	@Entity(name = "Page")
	@Table(name = "page")
	static class Page extends Named {

		@ManyToOne(fetch = FetchType.LAZY)
		Customer customer;

	}

	@Entity(name = "Profile")
	@Table(name = "profile")
	static class Profile extends Named {

		@OneToOne(fetch = FetchType.LAZY)
		Customer customer;

	}

	@Entity(name = "Avatar")
	@Table(name = "avatar")
	static class Avatar extends Named {

		@OneToOne(fetch = FetchType.LAZY)
		Customer customer;

	}

	@Entity(name = "Card")
	@Table(name = "card")
	static class Card {

		@Id
		Long id;

		String name;

		@MapsId
		@OneToOne(fetch = FetchType.LAZY)
		Customer customer;

	}

	@Entity(name = "Item")
	@Table(name = "item")
	static class Item extends Named {

		@ManyToOne(fetch = FetchType.LAZY)
		Order order;

	}

	@Entity(name = "Tag")
	@Table(name = "tag")
	static class Tag extends Named {

		@ManyToMany(mappedBy = "tags")
		Set<Order> orders = new HashSet<>();

	}

	@Entity(name = "Category")
	@Table(name = "category")
	static class Category extends Named {

		@ManyToOne(fetch = FetchType.LAZY)
		Category parent;

		@OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
		List<Category> children = new ArrayList<>();

	}

}
