package io.github.strictjpa.autoconfigure;

import java.io.Serial;
import java.util.List;

/**
 * Thrown where the classes of QueryDSL are on the class path more than once.
 *
 * @since 0.1.0
 */
public final class DuplicateQuerydslException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient List<String> locations;

	DuplicateQuerydslException(List<String> locations) {
		super("The classes of QueryDSL are on the class path more than once: " + String.join(", ", locations));
		this.locations = List.copyOf(locations);
	}

	/**
	 * Return where the classes are.
	 * @return the addresses of jars or folders, two at least
	 */
	public List<String> locations() {
		return this.locations;
	}

}
