package io.github.strictjpa.benchmarks;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;

/**
 * Members with posts that have comments.
 */
final class Forum {

	private Forum() {
	}

	/**
	 * Return the number of comments, all of which have to be loaded.
	 */
	static int count(List<Member> members) {
		return members.stream()
			.flatMap((member) -> member.posts.stream())
			.mapToInt((post) -> post.comments.size())
			.sum();
	}

	/**
	 * Writes posts.
	 */
	@Entity(name = "Member")
	static class Member {

		@Id
		Long id;

		String name;

		@OneToMany(mappedBy = "author")
		List<Post> posts = new ArrayList<>();

	}

	/**
	 * Has an author and comments.
	 */
	@Entity(name = "Post")
	@Table(name = "post", indexes = @Index(columnList = "author_id"))
	static class Post {

		@Id
		Long id;

		String title;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "author_id")
		Member author;

		@OneToMany(mappedBy = "post")
		List<Comment> comments = new ArrayList<>();

	}

	/**
	 * Has a post.
	 */
	@Entity(name = "Comment")
	@Table(name = "comment", indexes = @Index(columnList = "post_id"))
	static class Comment {

		@Id
		Long id;

		String text;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "post_id")
		Post post;

	}

}
