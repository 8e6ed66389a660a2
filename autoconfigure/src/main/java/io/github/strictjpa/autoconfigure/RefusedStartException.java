package io.github.strictjpa.autoconfigure;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

import io.github.strictjpa.Violation;

/**
 * Thrown when start-up rules refuse the start of an application.
 *
 * @since 0.1.0
 */
public final class RefusedStartException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Violation[] violations;

	RefusedStartException(List<Violation> violations) {
		super(violations.stream().map(Violation::toString).collect(Collectors.joining(System.lineSeparator())));
		this.violations = violations.toArray(Violation[]::new);
	}

	/**
	 * Return what was found, all persistence units together.
	 * @return the violations, at least one
	 */
	public List<Violation> violations() {
		return List.of(this.violations);
	}

}
