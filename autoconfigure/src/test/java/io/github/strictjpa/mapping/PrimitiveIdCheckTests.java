package io.github.strictjpa.mapping;

import io.github.strictjpa.Violation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrimitiveIdCheck}.
 */
class PrimitiveIdCheckTests {

	private static final String HERE = PrimitiveIdCheckTests.class.getName() + "$";

	@Test
	void findsPrimitiveIdsAndVersions() {
		assertThat(BootModel.violations(check(), Order.class)).extracting(Violation::toString)
			.containsExactlyInAnyOrder(
					HERE + "Order.id is a primitive long: an entity that is not saved yet has the id 0, and so may one "
							+ "that is. Declare it as Long, which is null until the entity is saved.",
					HERE + "Order.version is a primitive int: an entity that is not saved yet has the version 0, and so "
							+ "may one that is. Declare it as Integer, which is null until the entity is saved.");
	}

	@Test
	void namesTheTypeOfKotlin() {
		assertThat(BootModel.violations(check(), KotlinOrder.class)).extracting(Violation::fix)
			.containsExactly("Declare it as Long?, which is null until the entity is saved.");
	}

	@Test
	void findsGettersThatAreMapped() {
		assertThat(BootModel.violations(check(), WrongGetter.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongGetter.id");
	}

	@Test
	void reportsAMappedSuperclassAndAHierarchyOnce() {
		assertThat(BootModel.violations(check(), Parent.class, Child.class, Sibling.class))
			.extracting(Violation::subject)
			.containsExactly(HERE + "Base.id");
	}

	@Test
	void isSilentAboutObjectsAndCompositeKeys() {
		assertThat(BootModel.violations(check(), Right.class, RightIdClass.class, RightEmbeddedId.class,
				RightMapsId.class))
			.isEmpty();
	}

	private static MappingCheck check() {
		return new PrimitiveIdCheck();
	}

	@Entity(name = "PurchaseOrder")
	static class Order {

		@Id
		long id;

		@Version
		int version;

	}

	@Entity(name = "WrongGetter")
	static class WrongGetter {

		private Long key = 0L;

		@Id
		long getId() {
			return this.key;
		}

		void setId(long id) {
			this.key = id;
		}

	}

	@MappedSuperclass
	static class Base {

		@Id
		long id;

	}

	@Entity(name = "Parent")
	static class Parent extends Base {

	}

	@Entity(name = "Child")
	static class Child extends Parent {

	}

	@Entity(name = "Sibling")
	static class Sibling extends Base {

	}

	@Entity(name = "Right")
	static class Right {

		@Id
		Long id;

		@Version
		Integer version;

		int number;

	}

	@Entity(name = "RightIdClass")
	@IdClass(Key.class)
	static class RightIdClass {

		@Id
		long number;

		@Id
		int position;

	}

	record Key(long number, int position) {

	}

	@Entity(name = "RightEmbeddedId")
	static class RightEmbeddedId {

		@EmbeddedId
		EmbeddedKey id;

	}

	@Embeddable
	static class EmbeddedKey {

		long number;

		int position;

	}

	@Entity(name = "RightMapsId")
	static class RightMapsId {

		@Id
		Long id;

		@MapsId
		@OneToOne
		Right right;

	}

	@kotlin.Metadata
	@Entity(name = "KotlinOrder")
	static class KotlinOrder {

		@Id
		long id;

	}

}
