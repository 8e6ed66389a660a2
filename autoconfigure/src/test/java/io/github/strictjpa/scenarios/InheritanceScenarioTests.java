package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with each of the three strategies of inheritance.
 */
class InheritanceScenarioTests extends ScenarioTests {

	InheritanceScenarioTests() {
		super(Vehicle.class, Car.class, Bus.class, Payment.class, CardPayment.class, Shape.class, Circle.class,
				Owner.class, Wheel.class);
	}

	@Test
	void refusesAProxyOfASingleTableHierarchy() {
		Long id = owner();

		inTransaction(() -> {
			Owner owner = this.em.find(Owner.class, id);

			refuses(role(Owner.class, "payment"), () -> owner.getPayment().getAmount());
		});
	}

	@Test
	void refusesAProxyOfAJoinedHierarchy() {
		Long id = owner();

		inTransaction(() -> {
			Owner owner = this.em.find(Owner.class, id);

			refuses(role(Owner.class, "vehicle"), () -> owner.getVehicle().getPlate());
		});
	}

	@Test
	void refusesAProxyOfAHierarchyOfATablePerClass() {
		Long id = owner();

		inTransaction(() -> {
			Owner owner = this.em.find(Owner.class, id);

			refuses(role(Owner.class, "shape"), () -> owner.getShape().area());
		});
	}

	@Test
	void permitsFetchedHierarchies() {
		Long id = owner();

		inTransaction(() -> permits(() -> {
			Owner owner = this.em
				.createQuery(
						"from Owner o join fetch o.vehicle join fetch o.payment join fetch o.shape where o.id = :id",
						Owner.class)
				.setParameter("id", id)
				.getSingleResult();
			assertThat(owner.getVehicle()).isInstanceOf(Car.class);
			assertThat(owner.getVehicle().getPlate()).isEqualTo("A1");
			assertThat(owner.getPayment().getAmount()).isEqualTo(10);
			assertThat(owner.getShape().area()).isEqualTo(3);
		}));
	}

	@Test
	void permitsAnExplicitLookAtTheClassOfAProxy() {
		Long id = owner();

		inTransaction(() -> permits(() -> {
			Owner owner = this.em.find(Owner.class, id);
			assertThat(Hibernate.unproxy(owner.getVehicle())).isInstanceOf(Car.class);
			assertThat(Hibernate.getClass(owner.getShape())).isEqualTo(Circle.class);
		}));
	}

	@Test
	void refusesACollectionThatASubclassDeclares() {
		Car car = new Car("A1");
		car.getWheels().add(new Wheel(car));
		Long id = store(car);

		inTransaction(() -> {
			Car found = (Car) this.em.find(Vehicle.class, id);

			refuses(role(Car.class, "wheels"), () -> found.getWheels().size());
		});
	}

	@Test
	void refusesACollectionThatASuperclassDeclares() {
		Long id = store(new Bus("B1"));

		inTransaction(() -> {
			Bus bus = this.em.find(Bus.class, id);

			refuses(role(Vehicle.class, "drivers"), () -> bus.getDrivers().isEmpty());
		});
	}

	@Test
	void permitsAQueryForOneClassOfAHierarchy() {
		Car car = new Car("A1");
		car.getWheels().add(new Wheel(car));
		Long id = store(car);

		inTransaction(() -> permits(() -> {
			Vehicle vehicle = this.em
				.createQuery("from Vehicle v left join fetch treat(v as Car).wheels where v.id = :id", Vehicle.class)
				.setParameter("id", id)
				.getSingleResult();
			assertThat(((Car) vehicle).getWheels()).hasSize(1);
		}));
	}

	@Test
	void permitsAProxyOfASuperclassWhoseSubclassIsLoaded() {
		Long id = owner();

		inTransaction(() -> {
			Owner owner = this.em.find(Owner.class, id);
			Long vehicleId = owner.getVehicle().getId();
			this.em.createQuery("from Car where id = :id", Car.class).setParameter("id", vehicleId).getSingleResult();

			sendsNothing(() -> assertThat(owner.getVehicle().getPlate()).isEqualTo("A1"));
		});
	}

	@Test
	void permitsAReferenceOfASubclassNextToAProxyOfTheSuperclass() {
		Long id = owner();

		inTransaction(() -> {
			Owner owner = this.em.find(Owner.class, id);
			Long vehicleId = owner.getVehicle().getId();
			this.em.find(Car.class, vehicleId);

			sendsNothing(() -> assertThat(this.em.getReference(Car.class, vehicleId).getPlate()).isEqualTo("A1"));
		});
	}

	private Long owner() {
		Car car = new Car("A1");
		CardPayment payment = new CardPayment(10);
		Circle circle = new Circle();
		return store(car, payment, circle, new Owner(car, payment, circle));
	}

	@Entity(name = "Vehicle")
	@Inheritance(strategy = InheritanceType.JOINED)
	abstract static class Vehicle extends Row {

		private String plate;

		@OneToMany(mappedBy = "vehicle")
		private List<Owner> drivers = new ArrayList<>();

		protected Vehicle() {
		}

		Vehicle(String plate) {
			this.plate = plate;
		}

		String getPlate() {
			return this.plate;
		}

		List<Owner> getDrivers() {
			return this.drivers;
		}

	}

	@Entity(name = "Car")
	static class Car extends Vehicle {

		@OneToMany(mappedBy = "car", cascade = CascadeType.ALL)
		private List<Wheel> wheels = new ArrayList<>();

		protected Car() {
		}

		Car(String plate) {
			super(plate);
		}

		List<Wheel> getWheels() {
			return this.wheels;
		}

	}

	@Entity(name = "Bus")
	static class Bus extends Vehicle {

		protected Bus() {
		}

		Bus(String plate) {
			super(plate);
		}

	}

	@Entity(name = "Wheel")
	static class Wheel extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		private Car car;

		protected Wheel() {
		}

		Wheel(Car car) {
			this.car = car;
		}

	}

	@Entity(name = "Payment")
	static class Payment extends Row {

		private int amount;

		protected Payment() {
		}

		Payment(int amount) {
			this.amount = amount;
		}

		int getAmount() {
			return this.amount;
		}

	}

	@Entity(name = "CardPayment")
	static class CardPayment extends Payment {

		protected CardPayment() {
		}

		CardPayment(int amount) {
			super(amount);
		}

	}

	@Entity(name = "Shape")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	abstract static class Shape extends Row {

		abstract int area();

	}

	@Entity(name = "Circle")
	static class Circle extends Shape {

		@Override
		int area() {
			return 3;
		}

	}

	@Entity(name = "Owner")
	static class Owner extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		private Vehicle vehicle;

		@ManyToOne(fetch = FetchType.LAZY)
		private Payment payment;

		@ManyToOne(fetch = FetchType.LAZY)
		private Shape shape;

		protected Owner() {
		}

		Owner(Vehicle vehicle, Payment payment, Shape shape) {
			this.vehicle = vehicle;
			this.payment = payment;
			this.shape = shape;
		}

		Vehicle getVehicle() {
			return this.vehicle;
		}

		Payment getPayment() {
			return this.payment;
		}

		Shape getShape() {
			return this.shape;
		}

	}

}
