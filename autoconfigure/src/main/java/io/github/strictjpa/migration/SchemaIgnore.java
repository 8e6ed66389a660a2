package io.github.strictjpa.migration;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The tables that are not compared: the history of Flyway and Liquibase, and what the
 * application names. Case means nothing.
 */
final class SchemaIgnore {

	private static final List<String> HISTORY = List.of("flyway_schema_history", "databasechangelog",
			"databasechangeloglock");

	private final List<Pattern> patterns;

	/**
	 * Create an instance.
	 * @param patterns names of tables, with their schema or without, {@code *} standing
	 * for any characters
	 */
	SchemaIgnore(List<String> patterns) {
		this.patterns = Stream.concat(HISTORY.stream(), patterns.stream()).map(SchemaIgnore::compile).toList();
	}

	boolean matches(@Nullable String schema, String table) {
		String qualified = (schema != null) ? schema + "." + table : table;
		return this.patterns.stream()
			.anyMatch((pattern) -> pattern.matcher(table).matches() || pattern.matcher(qualified).matches());
	}

	private static Pattern compile(String pattern) {
		String regex = Pattern.quote(pattern.strip()).replace("*", "\\E.*\\Q");
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
	}

}
