package io.github.strictjpa.association;

import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.Violation;
import io.github.strictjpa.association.TestUnit.Database;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.hibernate.Hibernate;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RelationshipFinder} and {@link RelationshipIndex}: where the sides of
 * a relationship stand, and what their mapping says about differences.
 */
@ParameterizedClass
@EnumSource
class RelationshipMappingTests {

	private static TestUnit unit;

	@Parameter
	Database database;

	private long shopId;

	@BeforeParameterizedClassInvocation
	static void start(Database database) {
		unit = TestUnit.of(database, Shop.class, Market.class, Order.class, Animal.class, Dog.class, Cat.class,
				Node.class, Draft.class, Archived.class, Filtered.class, Orphan.class, Mirror.class, Fixed.class,
				Counted.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		unit.close();
	}

	@BeforeEach
	void createShop() {
		this.shopId = unit.call((entityManager) -> {
			Shop shop = new Market();
			entityManager.persist(shop);
			return shop.id;
		});
		unit.reset();
	}

	@Test
	void looksIntoEmbeddablesOfBothSides() {
		Violation violation = unit.refusal((entityManager) -> shop(entityManager).sales.orders.add(new Order()));

		assertThat(violation.subject()).isEqualTo(Shop.class.getName() + ".sales.orders");
		assertThat(violation.message()).contains(Order.class.getName() + ".origin.shop is null");
		assertThat(violation.fix()).isEqualTo("Call order.getOrigin().setShop(shop) as well.");
	}

	@Test
	void permitsChangesInEmbeddablesOfBothSides() {
		unit.run((entityManager) -> {
			Order order = new Order();
			order.origin = new Origin();
			order.origin.shop = shop(entityManager);
			order.origin.shop.sales.orders.add(order);
		});
		unit.assertSilent();

		unit.run((entityManager) -> {
			List<Order> orders = shop(entityManager).sales.orders;
			orders.get(0).origin.shop = null;
			orders.clear();
		});
		unit.assertSilent();
	}

	@Test
	void warnsOfAStaleCollectionInAnEmbeddable() {
		unit.run((entityManager) -> {
			Order order = new Order();
			order.origin = new Origin();
			order.origin.shop = shop(entityManager);
			Hibernate.initialize(order.origin.shop.sales.orders);
			entityManager.persist(order);
		});

		assertThat(unit.warning().fix()).isEqualTo("Call shop.getSales().getOrders().add(order) as well.");
	}

	@Test
	void findsAnOwningSideThatASuperclassDeclares() {
		Violation violation = unit.refusal((entityManager) -> shop(entityManager).dogs.add(new Dog()));

		assertThat(violation.message()).contains("but its " + Animal.class.getName() + ".shop is null");
	}

	@Test
	void asksOfACollectionOnlyWhatItIsFor() {
		unit.run((entityManager) -> {
			Shop shop = shop(entityManager);
			Hibernate.initialize(shop.dogs);
			Cat cat = new Cat();
			cat.shop = shop;
			entityManager.persist(cat);
		});

		unit.assertSilent();
	}

	@Test
	void namesTheTwoEndsOfASelfReference() {
		Violation violation = unit.refusal((entityManager) -> {
			Node node = new Node();
			node.children.add(new Node());
			entityManager.persist(node);
		});

		assertThat(violation.fix()).isEqualTo("Call child.setParent(parent) as well.");
	}

	@Test
	void permitsATreeThatIsLinkedBothWays() {
		unit.run((entityManager) -> {
			Node node = new Node();
			Node child = new Node();
			node.children.add(child);
			child.parent = node;
			entityManager.persist(node);
		});

		unit.assertSilent();
	}

	@Test
	void expectsNothingOfACollectionThatIsRestricted() {
		unit.run((entityManager) -> {
			Shop shop = shop(entityManager);
			Hibernate.initialize(shop.drafts);
			Hibernate.initialize(shop.archive);
			Hibernate.initialize(shop.filtered);
			entityManager.persist(new Draft(shop));
			entityManager.persist(new Archived(shop));
			entityManager.persist(new Filtered(shop));
		});
		unit.run((entityManager) -> shop(entityManager).filtered.clear());

		unit.assertSilent();
	}

	@Test
	void judgesWhatIsAddedToACollectionThatIsRestricted() {
		unit.refusal((entityManager) -> {
			Draft draft = new Draft(null);
			entityManager.persist(draft);
			shop(entityManager).drafts.add(draft);
		});
	}

	@Test
	void permitsARemovalThatDeletesTheOrphan() {
		unit.run((entityManager) -> {
			Orphan orphan = new Orphan();
			orphan.shop = shop(entityManager);
			orphan.shop.orphans.add(orphan);
		});
		unit.run((entityManager) -> shop(entityManager).orphans.remove(0));
		unit.run((entityManager) -> assertThat(shop(entityManager).orphans).isEmpty());

		unit.assertSilent();
	}

	@Test
	void permitsAnOwningSideThatIsWrittenByAnotherAttribute() {
		unit.run((entityManager) -> {
			Mirror mirror = new Mirror();
			mirror.shopId = this.shopId;
			shop(entityManager).mirrors.add(mirror);
		});
		unit.run((entityManager) -> assertThat(shop(entityManager).mirrors).hasSize(1));
		unit.run((entityManager) -> {
			Shop shop = shop(entityManager);
			shop.mirrors.get(0).shopId = null;
			shop.mirrors.clear();
		});
		unit.run((entityManager) -> assertThat(shop(entityManager).mirrors).isEmpty());

		unit.assertSilent();
	}

	@Test
	void refusesToUnlinkWhereTheOwningSideIsNeverUpdated() {
		unit.refusal((entityManager) -> shop(entityManager).fixed.add(new Fixed()));

		unit.reset();
		unit.run((entityManager) -> {
			Fixed fixed = new Fixed();
			fixed.shop = shop(entityManager);
			fixed.shop.fixed.add(fixed);
		});
		unit.assertSilent();

		assertThat(unit.refusal((entityManager) -> shop(entityManager).fixed.remove(0)).fix())
			.isEqualTo("Delete the Fixed: its " + Fixed.class.getName() + ".shop never changes.");
	}

	@Test
	void refusesRowsThatAreInsertedAtOnce() {
		unit.refusal((entityManager) -> {
			Counted counted = new Counted();
			entityManager.persist(counted);
			shop(entityManager).counted.add(counted);
		});
	}

	private Shop shop(EntityManager entityManager) {
		return entityManager.find(Shop.class, this.shopId);
	}

	@MappedSuperclass
	abstract static class Identified {

		@Id
		@GeneratedValue
		Long id;

	}

	@Entity
	@Table(name = "shop")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Shop extends Identified {

		@Embedded
		Sales sales = new Sales();

		@OneToMany(mappedBy = "shop", cascade = CascadeType.ALL)
		List<Dog> dogs = new ArrayList<>();

		@OneToMany(mappedBy = "shop")
		@SQLRestriction("draft = true")
		List<Draft> drafts = new ArrayList<>();

		@OneToMany(mappedBy = "shop")
		List<Archived> archive = new ArrayList<>();

		@OneToMany(mappedBy = "shop")
		@Filter(name = "visible", condition = "hidden = false")
		List<Filtered> filtered = new ArrayList<>();

		@OneToMany(mappedBy = "shop", cascade = CascadeType.ALL, orphanRemoval = true)
		List<Orphan> orphans = new ArrayList<>();

		@OneToMany(mappedBy = "shop", cascade = CascadeType.ALL)
		List<Mirror> mirrors = new ArrayList<>();

		@OneToMany(mappedBy = "shop", cascade = CascadeType.ALL)
		List<Fixed> fixed = new ArrayList<>();

		@OneToMany(mappedBy = "shop", cascade = CascadeType.ALL)
		List<Counted> counted = new ArrayList<>();

	}

	@Entity
	@Table(name = "market")
	static class Market extends Shop {

	}

	@Embeddable
	static class Sales {

		@Column(name = "sales_text")
		String text = "";

		@OneToMany(mappedBy = "origin.shop", cascade = CascadeType.ALL)
		List<Order> orders = new ArrayList<>();

	}

	@Embeddable
	static class Origin {

		@ManyToOne(fetch = FetchType.LAZY)
		Shop shop;

	}

	@Entity
	@Table(name = "shop_order")
	static class Order extends Identified {

		@Embedded
		Origin origin;

	}

	@Entity
	@Table(name = "animal")
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	abstract static class Animal extends Identified {

		@ManyToOne(fetch = FetchType.LAZY)
		Shop shop;

	}

	@Entity
	static class Dog extends Animal {

	}

	@Entity
	static class Cat extends Animal {

	}

	@Entity
	@Table(name = "node")
	static class Node extends Identified {

		@ManyToOne(fetch = FetchType.LAZY)
		Node parent;

		@OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
		List<Node> children = new ArrayList<>();

	}

	@Entity
	@Table(name = "draft")
	static class Draft extends Identified {

		boolean draft;

		@ManyToOne(fetch = FetchType.LAZY)
		Shop shop;

		Draft() {
		}

		Draft(Shop shop) {
			this.shop = shop;
		}

	}

	@Entity
	@Table(name = "archived")
	@SQLRestriction("deleted = false")
	static class Archived extends Identified {

		boolean deleted = true;

		@ManyToOne(fetch = FetchType.LAZY)
		Shop shop;

		Archived() {
		}

		Archived(Shop shop) {
			this.shop = shop;
		}

	}

	@Entity
	@Table(name = "filtered")
	@FilterDef(name = "visible")
	static class Filtered extends Identified {

		boolean hidden;

		@ManyToOne(fetch = FetchType.LAZY)
		Shop shop;

		Filtered() {
		}

		Filtered(Shop shop) {
			this.shop = shop;
		}

	}

	@Entity
	@Table(name = "orphan")
	static class Orphan extends Identified {

		@ManyToOne(fetch = FetchType.LAZY)
		Shop shop;

	}

	@Entity
	@Table(name = "mirror")
	static class Mirror extends Identified {

		@Column(name = "shop_id")
		Long shopId;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "shop_id", insertable = false, updatable = false)
		Shop shop;

	}

	@Entity
	@Table(name = "fixed")
	static class Fixed extends Identified {

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "shop_id", updatable = false)
		Shop shop;

	}

	@Entity
	@Table(name = "counted")
	static class Counted {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Shop shop;

	}

}
