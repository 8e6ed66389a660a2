package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.report.NearestNames;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/**
 * Explains a value that is configured as a level and is none.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidLevelFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final List<String> LEVELS = Stream.of(Level.values())
		.map((level) -> level.name().toLowerCase(Locale.ROOT))
		.toList();

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConversionFailedException conversion = findCause(cause, ConversionFailedException.class);
		ConfigurationProperty property = cause.getProperty();
		if (conversion == null || property == null || conversion.getTargetType().getType() != Level.class) {
			return null;
		}
		String value = String.valueOf(property.getValue());
		return new FailureAnalysis("'%s' is no level of a rule:%n%n%s".formatted(value, ConfiguredValue.of(property)),
				"Write one of %s. The nearest is %s.".formatted(String.join(", ", LEVELS),
						NearestNames.of(value, LEVELS).get(0)),
				cause);
	}

}
