package io.github.strictjpa.lazyload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Counts the selects by association that Hibernate sends before the query of a session
 * that is running returns.
 */
final class SecondarySelects {

	private final Map<String, Select> selects = new LinkedHashMap<>();

	private final SecondarySelectViolations violations;

	SecondarySelects(SecondarySelectViolations violations) {
		this.violations = violations;
	}

	/**
	 * Count a select.
	 * @param subject the association
	 * @param caller tells who runs the query, asked for the first select only;
	 * {@code null} where it is permitted
	 */
	synchronized void add(String subject, Supplier<@Nullable LoadRequest> caller) {
		Select known = this.selects.get(subject);
		if (known == null) {
			known = new Select(caller.get());
			this.selects.put(subject, known);
		}
		known.count++;
	}

	/**
	 * Report what was counted: the query has returned.
	 */
	synchronized void finish() {
		if (this.selects.isEmpty()) {
			return;
		}
		Map<String, Select> finished = new LinkedHashMap<>(this.selects);
		this.selects.clear();
		finished.forEach((subject, select) -> {
			if (select.caller != null) {
				this.violations.record(subject, select.caller, select.count);
			}
		});
	}

	/**
	 * The selects of one association.
	 */
	private static final class Select {

		private final @Nullable LoadRequest caller;

		private int count;

		Select(@Nullable LoadRequest caller) {
			this.caller = caller;
		}

	}

}
