package io.github.strictjpa.actuate;

import io.github.strictjpa.Violations;
import io.github.strictjpa.report.RuleLevels;
import io.github.strictjpa.report.UnknownRuleException;
import io.github.strictjpa.report.ViolationRecorder;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@link Endpoint @Endpoint} that shows the violations of this instance, and forgets them
 * when asked to. Meters go on counting.
 *
 * @since 0.1.0
 */
@Endpoint(id = "jpaviolations")
public final class JpaViolationsEndpoint {

	private final ViolationRecorder recorder;

	private final RuleLevels levels;

	/**
	 * Create an endpoint.
	 * @param recorder what was seen
	 * @param levels the rules that are known
	 */
	public JpaViolationsEndpoint(ViolationRecorder recorder, RuleLevels levels) {
		this.recorder = recorder;
		this.levels = levels;
	}

	/**
	 * Return all violations.
	 * @return the violations, in the order in which they were first seen
	 */
	@ReadOperation
	public ViolationsDescriptor violations() {
		Violations violations = this.recorder.snapshot();
		return ViolationsDescriptor.of(violations.recorded(), violations.dropped(), this.recorder.capacity());
	}

	/**
	 * Return the violations of one rule.
	 * @param rule the id of the rule
	 * @return its violations; none if nothing has broken it
	 * @throws UnknownRuleException if there is no such rule
	 */
	@ReadOperation
	public ViolationsDescriptor violationsOfRule(@Selector String rule) {
		String id = this.levels.rule(rule).id();
		Violations violations = this.recorder.snapshot();
		return ViolationsDescriptor.of(violations.of(id), violations.dropped(), this.recorder.capacity());
	}

	/**
	 * Forget all violations, those that were dropped included.
	 * @return how many distinct violations were forgotten
	 */
	@DeleteOperation
	public ForgottenDescriptor clear() {
		return new ForgottenDescriptor(this.recorder.clear());
	}

	/**
	 * Forget the violations of one rule.
	 * @param rule the id of the rule
	 * @return how many distinct violations were forgotten
	 * @throws UnknownRuleException if there is no such rule
	 */
	@DeleteOperation
	public ForgottenDescriptor clearRule(@Selector String rule) {
		return new ForgottenDescriptor(this.recorder.clear(this.levels.rule(rule).id()));
	}

}
