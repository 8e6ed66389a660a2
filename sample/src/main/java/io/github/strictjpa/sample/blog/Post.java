package io.github.strictjpa.sample.blog;

import io.github.strictjpa.entity.SequenceEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a user has written. It is given its author by {@link User#addPost}.
 */
@Entity
@Table(name = "posts", indexes = @Index(name = "ix_posts_author", columnList = "author_id"))
class Post extends SequenceEntity {

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
