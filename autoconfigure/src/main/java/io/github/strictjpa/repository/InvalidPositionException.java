package io.github.strictjpa.repository;

import java.io.Serial;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Thrown where a scroll position does not belong to the query. In a web application it
 * answers for a bad request: a client sends back the position that it was given.
 *
 * @since 0.1.0
 */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public final class InvalidPositionException extends IllegalArgumentException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient List<String> keys;

	InvalidPositionException(String problem, List<String> keys) {
		super("The scroll position %s: the keys of this query are %s. Go on with a position that it returned."
			.formatted(problem, String.join(", ", keys)));
		this.keys = keys;
	}

	/**
	 * Return what a position of the query holds.
	 * @return the names of the keys, in the order of the query
	 */
	public List<String> keys() {
		return this.keys;
	}

}
