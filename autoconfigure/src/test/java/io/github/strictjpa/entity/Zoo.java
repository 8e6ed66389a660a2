package io.github.strictjpa.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;

/**
 * Entities that extend {@link BaseEntity}.
 */
final class Zoo {

	static final Class<?>[] ENTITIES = { Keeper.class, Animal.class, Lion.class, Country.class, Ticket.class };

	private Zoo() {
	}

	@Entity(name = "Keeper")
	static class Keeper extends SequenceEntity {

		String name;

		@ManyToOne(fetch = FetchType.LAZY)
		Animal favourite;

	}

	@Entity(name = "Animal")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Animal extends SequenceEntity {

		String name;

	}

	@Entity(name = "Lion")
	static class Lion extends Animal {

	}

	@Entity(name = "Country")
	static class Country extends BaseEntity<String> {

		@Id
		String code;

		@Override
		public String getId() {
			return this.code;
		}

	}

	@Entity(name = "Ticket")
	static class Ticket extends UuidEntity {

	}

}
