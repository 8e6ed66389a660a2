package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.Map;

import javax.lang.model.SourceVersion;

import io.github.strictjpa.Level;
import io.github.strictjpa.migration.ComparedDatabase;
import io.github.strictjpa.migration.MigrationMode;
import io.github.strictjpa.migration.MigrationTool;
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
 * @param lazyLoad Options of the rule lazy-load.
 * @param nPlusOne Options of the rule n-plus-one.
 * @param violations How violations are kept.
 * @param unboundedResult Options of the rule 'unbounded-result'.
 * @param unidirectionalAssociation Options of the rule 'unidirectional-association'.
 * @param repeatedFind Options of the rule 'repeated-find'.
 * @param repeatedQuery Options of the rule 'repeated-query'.
 * @param migrations How the schema is migrated and judged.
 * @since 0.1.0
 */
@ConfigurationProperties("strict-jpa")
public record StrictJpaProperties(@DefaultValue("true") boolean enabled, @Nullable Level defaultLevel,
		@DefaultValue Map<String, Level> rules, @DefaultValue List<String> applicationPackages,
		@DefaultValue LazyLoad lazyLoad, @DefaultValue NPlusOne nPlusOne, @DefaultValue Violations violations,
		@DefaultValue UnboundedResult unboundedResult,
		@DefaultValue UnidirectionalAssociation unidirectionalAssociation, @DefaultValue RepeatedFind repeatedFind,
		@DefaultValue RepeatedQuery repeatedQuery, @DefaultValue Migrations migrations) {

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

	private static void require(boolean condition, String property, Object value, String reason) {
		if (!condition) {
			throw new InvalidConfigurationPropertyValueException(property, value, reason);
		}
	}

	/**
	 * Options of the rule lazy-load.
	 *
	 * @param allow Roles and entities that may be loaded lazily everywhere: exact names,
	 * as in 'com.acme.User.avatar', or all below a package or entity, as in
	 * 'com.acme.legacy.*'.
	 * @param recordOrigin Whether a violation also names the line that loaded the owner.
	 * It costs about 5 % of the loading of entities.
	 */
	public record LazyLoad(@DefaultValue List<String> allow, @DefaultValue("false") boolean recordOrigin) {

		/**
		 * Create the properties.
		 * @throws InvalidConfigurationPropertyValueException if a value has an asterisk
		 * other than that of {@code .*} at its end
		 */
		public LazyLoad {
			for (String value : allow) {
				int asterisk = value.indexOf('*');
				require(asterisk < 0 || (asterisk > 1 && asterisk == value.length() - 1 && value.endsWith(".*")),
						"strict-jpa.lazy-load.allow", value,
						"An asterisk is allowed after the last dot only, as in 'com.acme.legacy.*'.");
			}
		}

	}

	/**
	 * Options of the rule n-plus-one.
	 *
	 * @param threshold Number of statements for one role in one session and from one
	 * place in the code that makes a violation, at least 2.
	 */
	public record NPlusOne(@DefaultValue("3") int threshold) {

		/**
		 * Create the properties.
		 * @throws InvalidConfigurationPropertyValueException if the threshold is below 2
		 */
		public NPlusOne {
			require(threshold >= 2, "strict-jpa.n-plus-one.threshold", threshold,
					"It has to be 2 or more: a single statement is no repetition.");
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

	/**
	 * Options of the rule 'unidirectional-association'.
	 *
	 * @param allow Entities that need no other side, such as lookups, and roles of
	 * associations: 'com.acme.Country', 'com.acme.User.country'.
	 */
	public record UnidirectionalAssociation(@DefaultValue List<String> allow) {

	}

	/**
	 * Options of the rule 'repeated-find'.
	 *
	 * @param threshold Number of statements that find one entity by id, in one session
	 * and from one place in the code, that makes a violation, at least 2.
	 */
	public record RepeatedFind(@DefaultValue("3") int threshold) {

		/**
		 * Create the properties.
		 * @throws InvalidConfigurationPropertyValueException if the threshold is below 2
		 */
		public RepeatedFind {
			require(threshold >= 2, "strict-jpa.repeated-find.threshold", threshold,
					"It has to be 2 or more: a single statement is no repetition.");
		}

	}

	/**
	 * Options of the rule 'repeated-query'.
	 *
	 * @param threshold Number of times that the same query is sent, in one session and
	 * from one place in the code, that makes a violation, at least 2.
	 */
	public record RepeatedQuery(@DefaultValue("3") int threshold) {

		/**
		 * Create the properties.
		 * @throws InvalidConfigurationPropertyValueException if the threshold is below 2
		 */
		public RepeatedQuery {
			require(threshold >= 2, "strict-jpa.repeated-query.threshold", threshold,
					"It has to be 2 or more: a single query is no repetition.");
		}

	}

	/**
	 * How the schema is migrated and judged.
	 *
	 * @param mode Who runs migrations. With 'external' the application runs none, and
	 * only looks whether they have run.
	 * @param accept Tools that may own the schema of a persistence unit.
	 * @param ignore Names of tables that are not compared with their mapping, with their
	 * schema or without, '*' standing for any characters. The history of Flyway and
	 * Liquibase is never compared.
	 * @param check Whether to compare the schema with the mapping instead of serving. The
	 * exit code is 0 where they agree, 1 where they differ and 2 where that can't be
	 * said.
	 * @param compareWith Database that a draft or check compares: the configured one, or
	 * a throw-away one on the same server, on which all migrations run first.
	 * @param draft How the next migration is drafted.
	 */
	public record Migrations(@DefaultValue("application") MigrationMode mode,
			@DefaultValue("flyway") List<MigrationTool> accept, @DefaultValue List<String> ignore,
			@DefaultValue("false") boolean check, @DefaultValue("configured") ComparedDatabase compareWith,
			@DefaultValue Draft draft) {

		/**
		 * Create the properties.
		 * @throws InvalidConfigurationPropertyValueException if no tool is accepted
		 */
		public Migrations {
			require(!accept.isEmpty(), "strict-jpa.migrations.accept", accept,
					"Name at least one of flyway and liquibase. To check nothing, set "
							+ "strict-jpa.rules.unmanaged-schema=off.");
		}

	}

	/**
	 * How the next migration is drafted.
	 *
	 * @param name Name of a migration to write instead of serving, as in 'add_posts'.
	 * @param resources Folder of the sources that holds what is on the class path. By
	 * default src/main/resources beside the build output from which the application runs.
	 * @param persistenceUnit Name of the persistence unit, where there are several.
	 * @param allowRemote Whether a database on another machine may be drafted from, where
	 * pending migrations run first, and a throw-away one be created there.
	 */
	public record Draft(@Nullable String name, @Nullable String resources, @Nullable String persistenceUnit,
			@DefaultValue("false") boolean allowRemote) {

		/**
		 * Create the properties.
		 * @throws InvalidConfigurationPropertyValueException if the name can't be that of
		 * a file
		 */
		public Draft {
			require(name == null || name.isBlank() || name.strip().matches("[\\w\\s-]+"),
					"strict-jpa.migrations.draft.name", String.valueOf(name),
					"Use letters, digits and underscores, as in 'add_posts'.");
		}

	}

}
