package io.github.strictjpa.actuate;

import java.util.List;

import io.github.strictjpa.report.UnknownRuleException;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer to a rule id that no rule has.
 *
 * @param message what is wrong
 * @param rule the id as it was asked for
 * @param nearest the ids that are meant most probably, the nearest first
 * @since 0.1.0
 */
public record UnknownRuleDescriptor(String message, String rule,
		List<String> nearest) implements OperationResponseBody {

	static UnknownRuleDescriptor of(UnknownRuleException exception) {
		return new UnknownRuleDescriptor(String.valueOf(exception.getMessage()), exception.id(), exception.nearest());
	}

}
