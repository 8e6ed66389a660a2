package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with embeddables that hold associations.
 */
class EmbeddableScenarioTests extends ScenarioTests {

	private Long id;

	EmbeddableScenarioTests() {
		super(Parcel.class, Town.class, Stamp.class);
	}

	@BeforeEach
	void createAParcel() {
		Town rome = new Town("Rome");
		Town oslo = new Town("Oslo");
		Parcel parcel = new Parcel(new Address(rome, new Street(oslo)), new Address(oslo, new Street(rome)));
		parcel.getSender().getStamps().add(new Stamp(2));
		this.id = store(rome, oslo, parcel);
	}

	@Test
	void namesTheEntityWhereTwoEmbeddablesHoldTheSameProxy() {
		inTransaction(() -> {
			Parcel parcel = this.em.find(Parcel.class, this.id);

			refuses(Town.class.getName(), () -> parcel.getSender().getTown().getName());
		});
	}

	@Test
	void refusesAnAssociationInAnEmbeddable() {
		Long id = oneSided();

		inTransaction(() -> {
			Parcel parcel = this.em.find(Parcel.class, id);

			refuses(role(Parcel.class, "sender.town"), () -> parcel.getSender().getTown().getName());
		});
	}

	@Test
	void refusesAnAssociationInAnEmbeddableOfAnEmbeddable() {
		Long id = oneSided();

		inTransaction(() -> {
			Parcel parcel = this.em.find(Parcel.class, id);

			refuses(role(Parcel.class, "sender.street.town"), () -> parcel.getSender().getStreet().getTown().getName());
		});
	}

	@Test
	void refusesACollectionInAnEmbeddable() {
		inTransaction(() -> {
			Parcel parcel = this.em.find(Parcel.class, this.id);

			refuses(role(Parcel.class, "sender.stamps"), () -> parcel.getSender().getStamps().size());
		});
	}

	@Test
	void permitsFetchedAssociationsInEmbeddables() {
		inTransaction(() -> permits(() -> {
			Parcel parcel = this.em
				.createQuery("from Parcel p join fetch p.sender.town join fetch p.receiver.street.town "
						+ "left join fetch p.sender.stamps where p.id = :id", Parcel.class)
				.setParameter("id", this.id)
				.getSingleResult();
			assertThat(parcel.getSender().getTown().getName()).isEqualTo("Rome");
			assertThat(parcel.getReceiver().getStreet().getTown().getName()).isEqualTo("Rome");
			assertThat(parcel.getSender().getStamps()).hasSize(1);
		}));
	}

	@Test
	void permitsAnExplicitLoadInAnEmbeddable() {
		inTransaction(() -> permits(() -> {
			Parcel parcel = this.em.find(Parcel.class, this.id);
			Hibernate.initialize(parcel.getReceiver().getTown());
			assertThat(parcel.getReceiver().getTown().getName()).isEqualTo("Oslo");
		}));
	}

	@Test
	void permitsAnEmbeddableThatIsReplaced() {
		inTransaction(() -> permits(() -> {
			Parcel parcel = this.em.find(Parcel.class, this.id);
			parcel.send(new Address(parcel.getReceiver().getTown(), null));
			this.em.flush();
		}));
	}

	private Long oneSided() {
		Town rome = new Town("Rome");
		Town oslo = new Town("Oslo");
		return store(rome, oslo, new Parcel(new Address(rome, new Street(oslo)), null));
	}

	@Entity(name = "Town")
	static class Town extends Row {

		private String name;

		protected Town() {
		}

		Town(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

	}

	@Entity(name = "Stamp")
	static class Stamp extends Row {

		private int price;

		protected Stamp() {
		}

		Stamp(int price) {
			this.price = price;
		}

	}

	@Entity(name = "Parcel")
	static class Parcel extends Row {

		@Embedded
		private Address sender;

		@Embedded
		@AssociationOverride(name = "town", joinColumns = @JoinColumn(name = "receiver_town"))
		@AssociationOverride(name = "street.town", joinColumns = @JoinColumn(name = "receiver_street_town"))
		@AssociationOverride(name = "stamps", joinTable = @JoinTable(name = "receiver_stamps"))
		private Address receiver;

		protected Parcel() {
		}

		Parcel(Address sender, Address receiver) {
			this.sender = sender;
			this.receiver = receiver;
		}

		Address getSender() {
			return this.sender;
		}

		Address getReceiver() {
			return this.receiver;
		}

		void send(Address sender) {
			this.sender = sender;
		}

	}

	@Embeddable
	static class Address {

		@ManyToOne(fetch = FetchType.LAZY)
		private Town town;

		@Embedded
		private Street street;

		@OneToMany(cascade = CascadeType.ALL)
		@JoinTable(name = "sender_stamps")
		private List<Stamp> stamps = new ArrayList<>();

		protected Address() {
		}

		Address(Town town, Street street) {
			this.town = town;
			this.street = street;
		}

		Town getTown() {
			return this.town;
		}

		Street getStreet() {
			return this.street;
		}

		List<Stamp> getStamps() {
			return this.stamps;
		}

	}

	@Embeddable
	static class Street {

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "street_town")
		private Town town;

		protected Street() {
		}

		Street(Town town) {
			this.town = town;
		}

		Town getTown() {
			return this.town;
		}

	}

}
