package io.github.strictjpa.sample.blog;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a client is told of a post.
 *
 * @param id the id
 * @param authorId the id of the user who wrote it
 * @param title the title
 * @param body the text, or {@code null}
 * @since 0.1.0
 */
public record PostResponse(long id, long authorId, String title, @Nullable String body) {

	static PostResponse of(Post post) {
		User author = Objects.requireNonNull(post.getAuthor());
		return new PostResponse(Objects.requireNonNull(post.getId()), Objects.requireNonNull(author.getId()),
				post.getTitle(), post.getBody());
	}

}
