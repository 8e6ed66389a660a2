package io.github.strictjpa.sample.blog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a user has written. It is given its author by {@link User#addPost}.
 */
@Entity
@Table(name = "posts", indexes = @Index(name = "ix_posts_author", columnList = "author_id"))
class Post {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "posts_seq")
	@SequenceGenerator(name = "posts_seq", sequenceName = "posts_seq", allocationSize = 50)
	private @Nullable Long id;

	@Column(nullable = false, length = 200)
	private String title;

	@Column(length = 10_000)
	private @Nullable String body;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "author_id", nullable = false, foreignKey = @ForeignKey(name = "fk_posts_author"))
	private @Nullable User author;

	@SuppressWarnings("NullAway.Init")
	protected Post() {
	}

	Post(String title, @Nullable String body) {
		this.title = title;
		this.body = body;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

	public @Nullable String getBody() {
		return this.body;
	}

	public void setBody(@Nullable String body) {
		this.body = body;
	}

	/**
	 * Return the author, or {@code null} before the post is added to a user and after it
	 * is removed.
	 */
	public @Nullable User getAuthor() {
		return this.author;
	}

	void setAuthor(@Nullable User author) {
		this.author = author;
	}

}
