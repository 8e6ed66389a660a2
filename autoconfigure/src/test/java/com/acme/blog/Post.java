package com.acme.blog;

import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * Holds a to-one association of its own and one in an embeddable.
 */
@Entity
public class Post {

	@Id
	@GeneratedValue
	private Long id;

	private String title;

	@ManyToOne(fetch = FetchType.LAZY)
	private User author;

	@Embedded
	private Review review;

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

	public void setTitle(String title) {
		this.title = title;
	}

	public User getAuthor() {
		return this.author;
	}

	public void setAuthor(User author) {
		this.author = author;
	}

	public Review getReview() {
		return this.review;
	}

	public void setReview(Review review) {
		this.review = review;
	}

	public String byline() {
		return this.title + " by " + this.author.getName();
	}

	@Embeddable
	public static class Review {

		@ManyToOne(fetch = FetchType.LAZY)
		private User editor;

		@ElementCollection
		private Set<String> remarks = new HashSet<>();

		protected Review() {
		}

		public Review(User editor, String remark) {
			this.editor = editor;
			this.remarks.add(remark);
		}

		public User getEditor() {
			return this.editor;
		}

		public Set<String> getRemarks() {
			return this.remarks;
		}

	}

}
