package io.github.strictjpa.sample.blog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of a post.
 *
 * @param title the title
 * @param body the text, or {@code null}
 * @since 0.1.0
 */
public record PostRequest(
		@NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*",
				message = "must not contain control characters") String title,
		@Size(max = 10_000) @Pattern(regexp = "[^\\x00]*",
				message = "must not contain the character NUL") @Nullable String body) {

}
