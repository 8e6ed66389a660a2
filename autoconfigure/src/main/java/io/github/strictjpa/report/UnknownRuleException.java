package io.github.strictjpa.report;

import java.io.Serial;
import java.util.List;

/**
 * Thrown where a rule id is read that no rule has.
 *
 * @since 0.1.0
 */
public final class UnknownRuleException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String id;

	private final transient List<String> nearest;

	/**
	 * Create an exception.
	 * @param id the id that is not known
	 * @param nearest the ids that are meant most probably, the nearest first
	 */
	public UnknownRuleException(String id, List<String> nearest) {
		super("There is no rule '%s'. The nearest are %s.".formatted(id, String.join(", ", nearest)));
		this.id = id;
		this.nearest = List.copyOf(nearest);
	}

	/**
	 * Return the id that is not known.
	 * @return the id as it was written
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the ids that are meant most probably.
	 * @return the ids, the nearest first
	 */
	public List<String> nearest() {
		return this.nearest;
	}

}
