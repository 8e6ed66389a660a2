package io.github.strictjpa.association;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.strictjpa.Violation;
import io.github.strictjpa.association.Shop.Badge;
import io.github.strictjpa.association.Shop.Customer;
import io.github.strictjpa.association.Shop.Note;
import io.github.strictjpa.association.Shop.Order;
import io.github.strictjpa.association.TestUnit.Database;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeletionComparison}: children that leave a parent which deletes them.
 */
@ParameterizedClass
@EnumSource
class MovedChildrenTests {

	private static final String NOTES = Customer.class.getName() + ".notes";

	private static TestUnit unit;

	@Parameter
	Database database;

	@BeforeParameterizedClassInvocation
	static void start(Database database) {
		unit = TestUnit.of(database, Shop.entities());
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		unit.close();
	}

	@BeforeEach
	void fill() {
		ShopData.recreate(unit);
		unit.reset();
	}

	@Test
	void refusesAMoveThatDeletesTheOrphan() {
		Violation violation = unit.refusal((entityManager) -> {
			Note note = customer(entityManager, "ada").notes.remove(0);
			note.customer = customer(entityManager, "bob");
		});

		assertThat(violation.rule()).isEqualTo(AssociationGuard.LOST_ASSOCIATION_CHANGE);
		assertThat(violation.subject()).isEqualTo(NOTES);
		assertThat(violation.message()).isEqualTo("A Note was given to another Customer by " + Note.class.getName()
				+ ".customer, but is deleted because of its former one. The flush deletes it, as an orphan or with its "
				+ "former Customer.");
		assertThat(violation.fix())
			.isEqualTo("Give the other Customer a new Note, or turn off orphanRemoval of " + NOTES + ".");
	}

	@Test
	void permitsToTakeOutAnOrphanAndPutItBack() {
		unit.run((entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			List<Note> notes = List.copyOf(ada.notes);
			ada.notes.clear();
			customer(entityManager, "bob");
			ada.notes.addAll(notes);
		});

		unit.assertSilent();
		unit.run((entityManager) -> assertThat(customer(entityManager, "ada").notes).hasSize(2));
	}

	@Test
	void refusesToDeleteAParentWithTheChildrenThatWereGivenToAnother() {
		Violation violation = unit.refusal((entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Customer bob = customer(entityManager, "bob");
			ada.orders.forEach((order) -> order.customer = bob);
			ada.badges.forEach((badge) -> badge.customer = bob);
			entityManager.remove(ada);
		});

		assertThat(violation.fix()).isEqualTo("Call customer.getOrders().remove(order) on the former Customer, or "
				+ "flush, before that Customer is deleted.");
		unit.run((entityManager) -> assertThat(customer(entityManager, "ada").orders).hasSize(2));
	}

	@Test
	void permitsToDeleteAParentWhoseChildrenHaveLeft() {
		unit.run((entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Customer bob = customer(entityManager, "bob");
			Hibernate.initialize(bob.orders);
			for (Order order : ada.orders) {
				order.customer = bob;
				bob.orders.add(order);
			}
			ada.orders.clear();
			ada.badges.forEach((badge) -> badge.customer = null);
			entityManager.remove(ada);
		});

		unit.assertSilent();
		unit.run((entityManager) -> assertThat(customer(entityManager, "bob").orders).hasSize(4));
	}

	@Test
	void permitsADeletionThatIsUndoneForTheNewParent() {
		unit.run((entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Customer bob = customer(entityManager, "bob");
			Hibernate.initialize(bob.orders);
			for (Order order : ada.orders) {
				order.customer = bob;
				bob.orders.add(order);
			}
			ada.badges.forEach((badge) -> badge.customer = null);
			entityManager.remove(ada);
		});

		unit.assertSilent();
		unit.run((entityManager) -> assertThat(customer(entityManager, "bob").orders).hasSize(4));
	}

	@Test
	void permitsToGiveAwayAndDeleteTheSameChild() {
		unit.run((entityManager) -> {
			Note note = find(entityManager, Note.class, "ada-note1");
			note.customer = customer(entityManager, "bob");
			entityManager.remove(note);
		});

		unit.assertSilent();
	}

	@Test
	void refusesToDeleteWhatIsNewAndStillHeld() {
		unit.refusal((entityManager) -> {
			Order order = new Order();
			order.customer = customer(entityManager, "ada");
			Hibernate.initialize(order.customer.orders);
			order.customer.orders.add(order);
			entityManager.persist(order);
			entityManager.remove(order);
		});
	}

	@Test
	void refusesToTakeAChildFromAParentThatIsItsPrimaryKey() {
		Violation violation = unit.refusal((entityManager) -> customer(entityManager, "ada").card = null);

		assertThat(violation.fix())
			.isEqualTo("Delete the Card: its " + Shop.Card.class.getName() + ".customer never changes.");
	}

	@Test
	void refusesCollectionsThatChangePlaces() {
		unit.refusal((entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			Customer bob = customer(entityManager, "bob");
			Hibernate.initialize(ada.badges);
			Hibernate.initialize(bob.badges);
			Set<Badge> badges = ada.badges;
			ada.badges = bob.badges;
			bob.badges = badges;
		});
	}

	@Test
	void permitsADetachedCopyOfTheSameParent() {
		Customer detached = unit.call((entityManager) -> customer(entityManager, "ada"));
		unit.run((entityManager) -> {
			Customer ada = customer(entityManager, "ada");
			ada.badges = new HashSet<>(ada.badges);
			ada.badges.forEach((badge) -> badge.customer = detached);
		});

		unit.assertSilent();
	}

	private static Customer customer(EntityManager entityManager, String name) {
		return find(entityManager, Customer.class, name);
	}

	private static <T> T find(EntityManager entityManager, Class<T> type, String name) {
		return entityManager.createQuery("select e from " + type.getSimpleName() + " e where e.name = :name", type)
			.setParameter("name", name)
			.getSingleResult();
	}

}
