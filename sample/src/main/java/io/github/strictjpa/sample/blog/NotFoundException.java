package io.github.strictjpa.sample.blog;

import java.io.Serial;

/**
 * Thrown where a client asks for something that does not exist.
 *
 * @since 0.1.0
 */
public final class NotFoundException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	NotFoundException(String kind, long id) {
		super("There is no %s with the id %d.".formatted(kind, id));
	}

}
