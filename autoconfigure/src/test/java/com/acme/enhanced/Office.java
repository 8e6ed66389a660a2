package com.acme.enhanced;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;

/**
 * Has a version, which Hibernate has to know before it can write anything.
 */
@Entity
public class Office {

	@Id
	@GeneratedValue
	private Long id;

	@Version
	private int version;

	private String city;

	@Basic(fetch = FetchType.LAZY)
	private String plan;

	private int planLength;

	protected Office() {
	}

	public Office(String city, String plan) {
		this.city = city;
		this.plan = plan;
	}

	public Long getId() {
		return this.id;
	}

	public String getCity() {
		return this.city;
	}

	public void setCity(String city) {
		this.city = city;
	}

	public int getPlanLength() {
		return this.planLength;
	}

	@PreUpdate
	void measure() {
		this.planLength = this.plan.length();
	}

}
