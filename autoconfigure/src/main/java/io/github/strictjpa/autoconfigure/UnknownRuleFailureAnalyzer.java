package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.report.UnknownRuleException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains a level that is configured for a rule that does not exist.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownRuleFailureAnalyzer extends AbstractFailureAnalyzer<UnknownRuleException> {

	private static final String RULES = "strict-jpa.rules.";

	private final Environment environment;

	UnknownRuleFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownRuleException cause) {
		ConfiguredValue configured = configured(cause.id());
		return new FailureAnalysis(
				"A level is configured for the rule '%s', which does not exist:%n%n%s".formatted(cause.id(),
						configured),
				"Write %s, or remove the property. The rules are:%n%n    %s".formatted(
						String.join(" or ", cause.nearest()),
						String.join("%n    ".formatted(), cause.known().stream().sorted().toList())),
				cause);
	}

	private ConfiguredValue configured(String id) {
		ConfiguredValue configured = ConfiguredValue.find(this.environment, RULES + id);
		return (configured != null) ? configured : new ConfiguredValue(RULES + id, value(id), null);
	}

	private @Nullable Object value(String id) {
		return this.environment.getProperty(RULES + id);
	}

}
