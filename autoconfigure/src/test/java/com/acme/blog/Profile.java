package com.acme.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;

/**
 * The owning side of a one-to-one association.
 */
@Entity
public class Profile {

	@Id
	@GeneratedValue
	private Long id;

	@OneToOne(fetch = FetchType.LAZY)
	private User user;

	protected Profile() {
	}

	public Profile(User user) {
		this.user = user;
	}

	public Long getId() {
		return this.id;
	}

	public User getUser() {
		return this.user;
	}

}
