package com.acme.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * Maps two associations to one entity so that they are not lazy.
 */
@Entity
public class Award {

	@Id
	@GeneratedValue
	private Long id;

	@ManyToOne
	private User winner;

	@ManyToOne
	private User donor;

	protected Award() {
	}

	public Award(User winner, User donor) {
		this.winner = winner;
		this.donor = donor;
	}

	public Long getId() {
		return this.id;
	}

	public User getWinner() {
		return this.winner;
	}

	public User getDonor() {
		return this.donor;
	}

}
