package io.github.strictjpa.scenarios;

import java.io.Serializable;
import java.util.Objects;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with ids that are more than a number: associations are part of them, or they
 * are part of associations.
 */
class IdentifierScenarioTests extends ScenarioTests {

	IdentifierScenarioTests() {
		super(Person.class, Passport.class, Membership.class, Seat.class, Ticket.class);
	}

	@Test
	void refusesAnAssociationThatSharesThePrimaryKey() {
		Person ada = new Person("Ada");
		store(ada, new Passport(ada));

		inTransaction(() -> {
			Passport passport = this.em.find(Passport.class, ada.getId());

			refuses(role(Passport.class, "person"), () -> passport.getPerson().getName());
		});
	}

	@Test
	void permitsTheIdOfAnAssociationThatSharesThePrimaryKey() {
		Person ada = new Person("Ada");
		store(ada, new Passport(ada));

		inTransaction(() -> {
			Passport passport = this.em.find(Passport.class, ada.getId());

			sendsNothing(() -> assertThat(passport.getPerson().getId()).isEqualTo(ada.getId()));
		});
	}

	@Test
	void refusesAnAssociationThatIsPartOfAnIdClass() {
		Person ada = new Person("Ada");
		store(ada, new Membership(ada, "chair"));

		inTransaction(() -> {
			Membership membership = this.em.createQuery("from Membership where member.id = :id", Membership.class)
				.setParameter("id", ada.getId())
				.getSingleResult();

			refuses(role(Membership.class, "member"), () -> membership.getMember().getName());
		});
	}

	@Test
	void permitsAFetchedAssociationThatIsPartOfAnIdClass() {
		Person ada = new Person("Ada");
		store(ada, new Membership(ada, "chair"));

		inTransaction(() -> permits(() -> this.em
			.createQuery("from Membership m join fetch m.member where m.role = 'chair'", Membership.class)
			.getResultList()
			.forEach((membership) -> assertThat(membership.getMember().getName()).isEqualTo("Ada"))));
	}

	@Test
	void refusesAnAssociationThatIsPartOfAnEmbeddedId() {
		Person ada = new Person("Ada");
		store(ada, new Seat(ada, 7));

		inTransaction(() -> {
			Seat seat = this.em.createQuery("from Seat where id.holder.id = :id", Seat.class)
				.setParameter("id", ada.getId())
				.getSingleResult();

			refuses(role(Seat.class, "id.holder"), () -> seat.getId().getHolder().getName());
		});
	}

	@Test
	void refusesAProxyOfAnEntityWithAnEmbeddedId() {
		Person ada = new Person("Ada");
		Seat seat = new Seat(ada, 7);
		Long id = store(ada, seat, new Ticket(seat));

		inTransaction(() -> {
			Ticket ticket = this.em.find(Ticket.class, id);

			refuses(role(Ticket.class, "seat"), () -> ticket.getSeat().getColour());
		});
	}

	@Test
	void permitsTheEmbeddedIdOfAProxy() {
		Person ada = new Person("Ada");
		Seat seat = new Seat(ada, 7);
		Long id = store(ada, seat, new Ticket(seat));

		inTransaction(() -> {
			Ticket ticket = this.em.find(Ticket.class, id);

			sendsNothing(() -> assertThat(ticket.getSeat().getId().getNumber()).isEqualTo(7));
		});
	}

	@Test
	void permitsAReferenceThatOnlyFillsAKey() {
		Long id = store(new Person("Ada"));

		inTransaction(() -> permits(() -> {
			this.em.persist(new Passport(this.em.getReference(Person.class, id)));
			this.em.persist(new Membership(this.em.getReference(Person.class, id), "clerk"));
			this.em.flush();
		}));
	}

	@Entity(name = "Person")
	static class Person extends Row implements Serializable {

		private static final long serialVersionUID = 1L;

		private String name;

		protected Person() {
		}

		Person(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

	}

	@Entity(name = "Passport")
	static class Passport {

		@Id
		private Long id;

		@MapsId
		@OneToOne(fetch = FetchType.LAZY)
		private Person person;

		protected Passport() {
		}

		Passport(Person person) {
			this.person = person;
		}

		Person getPerson() {
			return this.person;
		}

	}

	@Entity(name = "Membership")
	@IdClass(MembershipId.class)
	static class Membership {

		@Id
		@ManyToOne(fetch = FetchType.LAZY)
		private Person member;

		@Id
		private String role;

		protected Membership() {
		}

		Membership(Person member, String role) {
			this.member = member;
			this.role = role;
		}

		Person getMember() {
			return this.member;
		}

	}

	static class MembershipId implements Serializable {

		private static final long serialVersionUID = 1L;

		private Long member;

		private String role;

		@Override
		public boolean equals(Object other) {
			return other instanceof MembershipId id && Objects.equals(id.member, this.member)
					&& Objects.equals(id.role, this.role);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.member, this.role);
		}

	}

	@Entity(name = "Seat")
	static class Seat {

		@EmbeddedId
		private SeatId id;

		private String colour = "red";

		protected Seat() {
		}

		Seat(Person holder, int number) {
			this.id = new SeatId(holder, number);
		}

		public SeatId getId() {
			return this.id;
		}

		String getColour() {
			return this.colour;
		}

	}

	@Embeddable
	static class SeatId implements Serializable {

		private static final long serialVersionUID = 1L;

		@ManyToOne(fetch = FetchType.LAZY)
		private Person holder;

		private int number;

		protected SeatId() {
		}

		SeatId(Person holder, int number) {
			this.holder = holder;
			this.number = number;
		}

		Person getHolder() {
			return this.holder;
		}

		int getNumber() {
			return this.number;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof SeatId id && id.getNumber() == this.number
					&& Objects.equals(id.getHolder().getId(), this.holder.getId());
		}

		@Override
		public int hashCode() {
			return this.number;
		}

	}

	@Entity(name = "Ticket")
	static class Ticket extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		private Seat seat;

		protected Ticket() {
		}

		Ticket(Seat seat) {
			this.seat = seat;
		}

		Seat getSeat() {
			return this.seat;
		}

	}

}
