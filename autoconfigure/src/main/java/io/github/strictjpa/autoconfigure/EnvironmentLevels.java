package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.Map;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.report.RuleLevels;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Reads properties, and from them the level of a rule, where there are no beans yet. A
 * value that is no level counts as absent here: it fails with an analysis when the
 * properties are bound.
 */
final class EnvironmentLevels {

	private final Binder binder;

	EnvironmentLevels(Environment environment) {
		this.binder = Binder.get(environment);
	}

	boolean isEnabled() {
		return !Boolean.FALSE.equals(bind("strict-jpa.enabled", Boolean.class));
	}

	/**
	 * Return whether all rules are lowered, which is to change nothing.
	 */
	boolean isSurvey() {
		Level level = bind("strict-jpa.default-level", Level.class);
		return level != null && level != Level.FAIL;
	}

	boolean isSet(String property) {
		return this.binder.bind(property, Object.class).isBound();
	}

	Level of(Rule rule) {
		Level configured = bind("strict-jpa.rules." + rule.id(), Level.class);
		Map<String, Level> levels = (configured != null) ? Map.of(rule.id(), configured) : Map.of();
		return RuleLevels.of(List.of(rule), bind("strict-jpa.default-level", Level.class), levels).of(rule);
	}

	private <T> @Nullable T bind(String name, Class<T> type) {
		try {
			return this.binder.bind(name, type).orElse(null);
		}
		catch (BindException ex) {
			return null;
		}
	}

}
