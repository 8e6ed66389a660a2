package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.Map;

import javax.lang.model.SourceVersion;

import io.github.strictjpa.Level;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What an application can configure.
 *
 * @param enabled Whether rules, listeners and defaults are on. Typed repositories and
 * fetch plans work either way.
 * @param defaultLevel Level of all rules that are not off by default. Unset, every rule
 * keeps its own default; 'warn' is a survey that changes nothing but the log.
 * @param rules Level by rule id.
 * @param applicationPackages Packages of the application, used to find the line of code
 * that caused a violation. By default the packages that Spring Boot scans for components
 * and entities.
 * @param violations How violations are kept.
 * @param unboundedResult Options of the rule 'unbounded-result'.
 * @since 0.1.0
 */
@ConfigurationProperties("strict-jpa")
public record StrictJpaProperties(@DefaultValue("true") boolean enabled, @Nullable Level defaultLevel,
		@DefaultValue Map<String, Level> rules, @DefaultValue List<String> applicationPackages,
		@DefaultValue Violations violations, @DefaultValue UnboundedResult unboundedResult) {

	/**
	 * Create the properties.
	 * @throws InvalidConfigurationPropertyValueException if an application package is not
	 * the name of a package
	 */
	public StrictJpaProperties {
		for (String name : applicationPackages) {
			if (!SourceVersion.isName(name)) {
				throw new InvalidConfigurationPropertyValueException("strict-jpa.application-packages", name,
						"'%s' is not the name of a package. Write it as in com.acme, without a dot or a wildcard at the end."
							.formatted(name));
			}
		}
	}

	/**
	 * How violations are kept.
	 *
	 * @param capacity Number of distinct violations that are kept, at least 1. The rest
	 * is only counted.
	 */
	public record Violations(@DefaultValue("1000") int capacity) {

		/**
		 * Create the properties.
		 * @throws InvalidConfigurationPropertyValueException if the capacity is below 1
		 */
		public Violations {
			if (capacity < 1) {
				throw new InvalidConfigurationPropertyValueException("strict-jpa.violations.capacity", capacity,
						"It has to be 1 or more: it is the number of distinct violations that are kept.");
			}
		}

	}

	/**
	 * Options of the rule 'unbounded-result'.
	 *
	 * @param threshold Number of rows that a repository method may return in a list
	 * without a limit, at least 1.
	 */
	public record UnboundedResult(@DefaultValue("10000") int threshold) {

		/**
		 * Create the properties.
		 * @throws InvalidConfigurationPropertyValueException if the threshold is below 1
		 */
		public UnboundedResult {
			if (threshold < 1) {
				throw new InvalidConfigurationPropertyValueException("strict-jpa.unbounded-result.threshold", threshold,
						"It has to be 1 or more: it is the number of rows that a list without a limit may have.");
			}
		}

	}

}
