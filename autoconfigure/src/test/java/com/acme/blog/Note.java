package com.acme.blog;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;

/**
 * Reads a lazy association where Hibernate calls it.
 */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public class Note {

	@Id
	@GeneratedValue
	private Long id;

	private String text;

	private String signature;

	@Enumerated(EnumType.STRING)
	private Callback callback;

	@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.MERGE)
	private User author;

	protected Note() {
	}

	public Note(String text, User author, Callback callback) {
		this.text = text;
		this.author = author;
		this.callback = callback;
	}

	public Long getId() {
		return this.id;
	}

	public String getText() {
		return this.text;
	}

	public void setText(String text) {
		this.text = text;
	}

	public String getSignature() {
		return this.signature;
	}

	public User getAuthor() {
		return this.author;
	}

	@PostLoad
	void loaded() {
		if (this.callback == Callback.POST_LOAD) {
			this.author.getName();
		}
	}

	@PrePersist
	void persisting() {
		if (this.callback == Callback.PRE_PERSIST) {
			this.signature = this.author.getName();
		}
	}

	@PreUpdate
	void updating() {
		if (this.callback == Callback.PRE_UPDATE) {
			this.signature = this.author.getName();
		}
	}

	/**
	 * Where the association is read.
	 */
	public enum Callback {

		NONE, POST_LOAD, PRE_PERSIST, PRE_UPDATE

	}

	/**
	 * Inherits the association.
	 */
	@Entity
	public static class Comment extends Note {

		protected Comment() {
		}

		public Comment(String text, User author) {
			super(text, author, Callback.NONE);
		}

	}

}
