package com.acme.query;

import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

@Entity
public class Post {

	@Id
	@GeneratedValue
	private Long id;

	private String title;

	@ManyToOne(fetch = FetchType.LAZY)
	private User author;

	@OneToMany(mappedBy = "post")
	private Set<Comment> comments = new HashSet<>();

	protected Post() {
	}

	public Post(String title, User author) {
		this.title = title;
		this.author = author;
	}

	public Long getId() {
		return this.id;
	}

	public String getTitle() {
		return this.title;
	}

	public User getAuthor() {
		return this.author;
	}

	public Set<Comment> getComments() {
		return this.comments;
	}

}
