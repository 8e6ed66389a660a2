package com.acme.enhanced;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * Holds references that are no proxies.
 */
@Entity
public class Letter {

	@Id
	@GeneratedValue
	private Long id;

	private String text;

	@ManyToOne(fetch = FetchType.LAZY)
	private Person sender;

	@ManyToOne(fetch = FetchType.LAZY)
	private Person recipient;

	@ManyToOne(fetch = FetchType.LAZY)
	private Office office;

	protected Letter() {
	}

	public Letter(String text, Person sender) {
		this.text = text;
		this.sender = sender;
	}

	public Long getId() {
		return this.id;
	}

	public String getText() {
		return this.text;
	}

	public Person getSender() {
		return this.sender;
	}

	public Person getRecipient() {
		return this.recipient;
	}

	public void setRecipient(Person recipient) {
		this.recipient = recipient;
	}

	public Office getOffice() {
		return this.office;
	}

	public void setOffice(Office office) {
		this.office = office;
	}

}
