package io.github.strictjpa.lazyload;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;

/**
 * Decides what becomes of a lazy load: allowed, refused, or recorded and counted.
 */
final class LazyLoadJudge {

	private final ViolationReporter reporter;

	private final AllowedRoles allowedRoles;

	private final LazyLoadViolations violations;

	private final int threshold;

	LazyLoadJudge(ViolationReporter reporter, AllowedRoles allowedRoles, LazyLoadViolations violations, int threshold) {
		this.reporter = reporter;
		this.allowedRoles = allowedRoles;
		this.violations = violations;
		this.threshold = threshold;
	}

	/**
	 * Return whether a load by this rule concerns anybody.
	 */
	boolean isConcernedWith(Rule rule) {
		return isOn(rule) || isOn(LazyLoadGuard.N_PLUS_ONE);
	}

	/**
	 * Return whether a load by this rule may be refused.
	 */
	boolean mayRefuse(Rule rule) {
		return this.reporter.level(rule) == Level.FAIL;
	}

	/**
	 * Judge a load. What is refused is not counted, as it sends nothing.
	 * @param load the load as a violation
	 * @param id the id of the entity or owner
	 * @param mayThrow whether an exception would leave nothing half done
	 */
	void judge(Violation load, LoadRequest request, SessionState session, Object id, boolean mayThrow) {
		if (this.allowedRoles.includes(load.subject())) {
			return;
		}
		if (mayThrow) {
			request.throwIfPermitIsInvalid();
		}
		report(load, mayThrow);
		if (isOn(LazyLoadGuard.N_PLUS_ONE)) {
			count(load, request, session.loads(), id, mayThrow);
		}
	}

	private void count(Violation load, LoadRequest request, Repetitions<Repetitions.Key> loads, Object id,
			boolean mayThrow) {
		Repetitions.Key key = Repetitions.Key.of(load.subject(), request);
		if (loads.isCompletedBy(key, id, this.threshold)) {
			report(this.violations.ofRepetition(load, request, this.threshold), mayThrow);
			loads.complete(key);
		}
		else {
			loads.add(key, id);
		}
	}

	private void report(Violation violation, boolean mayThrow) {
		if (mayThrow) {
			this.reporter.report(violation);
		}
		else {
			this.reporter.record(violation);
		}
	}

	private boolean isOn(Rule rule) {
		return this.reporter.level(rule) != Level.OFF;
	}

}
