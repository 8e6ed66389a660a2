package com.acme.enhanced;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;

/**
 * Owns an association whose inverse side is a lazy attribute.
 */
@Entity
public class Desk {

	@Id
	@GeneratedValue
	private Long id;

	private String place;

	@OneToOne(fetch = FetchType.LAZY)
	private Person person;

	protected Desk() {
	}

	public Desk(String place, Person person) {
		this.place = place;
		this.person = person;
	}

	public Long getId() {
		return this.id;
	}

	public String getPlace() {
		return this.place;
	}

}
