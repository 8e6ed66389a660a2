package com.acme.query;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Comment {

	@Id
	@GeneratedValue
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	private Post post;

	protected Comment() {
	}

	public Comment(Post post) {
		this.post = post;
	}

	public Long getId() {
		return this.id;
	}

}
