package io.github.strictjpa;

import java.io.Serial;

/**
 * Thrown instead of doing what a rule of level {@link Level#FAIL} refuses. Nothing was
 * done: no SQL was sent and the persistence context is as it was. It keeps its violation
 * where it is serialised.
 *
 * @since 0.1.0
 */
public final class ViolationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Violation violation;

	/**
	 * Create an exception.
	 * @param violation what was refused
	 */
	public ViolationException(Violation violation) {
		super(violation.toString());
		this.violation = violation;
	}

	/**
	 * Return what was refused, with its {@link Violation#detail() detail}.
	 * @return the violation
	 */
	public Violation violation() {
		return this.violation;
	}

}
