package io.github.strictjpa.autoconfigure;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where a command compares a throw-away database.
 */
final class OnThrowAwayDatabase implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return StartupCommandEnvironment.comparesThrowAway(context.getEnvironment());
	}

}
