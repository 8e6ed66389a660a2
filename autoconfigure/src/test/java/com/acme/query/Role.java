package com.acme.query;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Role {

	@Id
	@GeneratedValue
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	private User holder;

	protected Role() {
	}

	public Role(User holder) {
		this.holder = holder;
	}

	public Long getId() {
		return this.id;
	}

}
