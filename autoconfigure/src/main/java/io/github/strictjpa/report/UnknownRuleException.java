package io.github.strictjpa.report;

import java.io.Serial;
import java.util.Collection;
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

	private final transient List<String> known;

	/**
	 * Create an exception.
	 * @param id the id that is not known
	 * @param known the ids of all rules
	 */
	public UnknownRuleException(String id, Collection<String> known) {
		this(id, NearestNames.of(id, known), known);
	}

	private UnknownRuleException(String id, List<String> nearest, Collection<String> known) {
		super("There is no rule '%s'.".formatted(id)
				+ (nearest.isEmpty() ? "" : " Nearest: %s.".formatted(String.join(", ", nearest))));
		this.id = id;
		this.nearest = List.copyOf(nearest);
		this.known = List.copyOf(known);
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

	/**
	 * Return the ids of all rules.
	 * @return the ids
	 */
	public List<String> known() {
		return this.known;
	}

}
