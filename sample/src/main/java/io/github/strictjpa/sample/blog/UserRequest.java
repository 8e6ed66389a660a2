package io.github.strictjpa.sample.blog;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a client says of a user.
 *
 * @param email the email, which no other user may have
 * @param fullName the name
 * @since 0.1.0
 */
public record UserRequest(@NotBlank @Email @Size(max = 320) String email,
		@NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*",
				message = "must not contain control characters") String fullName) {

}
