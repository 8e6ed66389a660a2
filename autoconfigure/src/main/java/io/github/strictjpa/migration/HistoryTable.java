package io.github.strictjpa.migration;

import org.jspecify.annotations.Nullable;

/**
 * A table in which Flyway writes what it has run.
 *
 * @param schema the schema, or {@code null} for the one that a connection is in
 * @param name the name, as the database stores it
 * @since 0.1.0
 */
public record HistoryTable(@Nullable String schema, String name) {

	/**
	 * The table that Flyway uses where nothing else is configured.
	 */
	public static final HistoryTable DEFAULT = new HistoryTable(null, "flyway_schema_history");

}
