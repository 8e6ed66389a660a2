package io.github.strictjpa.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains a value of ours that is out of its bounds, which Spring Boot would describe as
 * a failure to create a bean.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidValueFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

	private final Environment environment;

	InvalidValueFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure,
			InvalidConfigurationPropertyValueException cause) {
		if (!cause.getName().startsWith("strict-jpa.")) {
			return null;
		}
		ConfiguredValue found = ConfiguredValue.find(this.environment, cause.getName());
		ConfiguredValue configured = (found != null) ? found
				: new ConfiguredValue(cause.getName(), cause.getValue(), null);
		return new FailureAnalysis(
				"A property of Strict JPA has a value that is not allowed:%n%n%s".formatted(configured),
				cause.getReason(), cause);
	}

}
