package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.InvalidAnnotationException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains an annotation of ours that does not say what it has to.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidAnnotationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidAnnotationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidAnnotationException cause) {
		return new FailureAnalysis("An annotation of Strict JPA is invalid:%n%n    %s".formatted(cause.getMessage()),
				"Correct the annotation. It is refused at every level of the rules, as nobody would notice that it "
						+ "has no effect.",
				cause);
	}

}
