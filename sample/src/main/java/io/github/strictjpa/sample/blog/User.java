package io.github.strictjpa.sample.blog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.strictjpa.entity.SequenceEntity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/**
 * Somebody who writes posts. The posts live and die with their author.
 */
@Entity
@Table(name = "users", uniqueConstraints = @UniqueConstraint(name = UserService.UNIQUE_EMAIL, columnNames = "email"))
class User extends SequenceEntity {

	@Column(nullable = false, length = 320)
	private String email;

	@Column(name = "full_name", nullable = false, length = 200)
	private String fullName;

	@OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("id")
	private List<Post> posts = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	protected User() {
	}

	User(String email, String fullName) {
		this.email = email;
		this.fullName = fullName;
	}

	public String getEmail() {
		return this.email;
	}

	public void setEmail(String email) {
		this.email = email;
	}

	public String getFullName() {
		return this.fullName;
	}

	public void setFullName(String fullName) {
		this.fullName = fullName;
	}

	/**
	 * Return the posts of this user, to be changed by {@link #addPost} and
	 * {@link #removePost} only.
	 */
	public List<Post> getPosts() {
		return Collections.unmodifiableList(this.posts);
	}

	/**
	 * Add a post and make this user its author.
	 */
	public void addPost(Post post) {
		this.posts.add(post);
		post.setAuthor(this);
	}

	/**
	 * Remove a post, which is deleted with the next flush.
	 */
	public void removePost(Post post) {
		this.posts.remove(post);
		post.setAuthor(null);
	}

}
