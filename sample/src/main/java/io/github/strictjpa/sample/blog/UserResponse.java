package io.github.strictjpa.sample.blog;

import java.util.List;
import java.util.Objects;

/**
 * What a client is told of a user.
 *
 * @param id the id
 * @param email the email
 * @param fullName the name
 * @param posts the posts, oldest first
 * @since 0.1.0
 */
public record UserResponse(long id, String email, String fullName, List<PostResponse> posts) {

	static UserResponse of(User user) {
		return new UserResponse(Objects.requireNonNull(user.getId()), user.getEmail(), user.getFullName(),
				user.getPosts().stream().map(PostResponse::of).toList());
	}

}
