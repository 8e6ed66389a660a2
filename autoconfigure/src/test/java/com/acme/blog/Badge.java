package com.acme.blog;

import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * An element of a set, whose equality depends on a lazy association.
 */
@Entity
public class Badge {

	@Id
	@GeneratedValue
	private Long id;

	private String label;

	@ManyToOne(fetch = FetchType.LAZY)
	private User owner;

	@ManyToOne(fetch = FetchType.LAZY)
	private User donor;

	protected Badge() {
	}

	public Badge(String label, User owner) {
		this.label = label;
		this.owner = owner;
	}

	public Long getId() {
		return this.id;
	}

	public String getLabel() {
		return this.label;
	}

	public User getOwner() {
		return this.owner;
	}

	public void setDonor(User donor) {
		this.donor = donor;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Badge badge && Objects.equals(this.label, badge.getLabel());
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.label, (this.donor != null) ? this.donor.getName() : null);
	}

}
