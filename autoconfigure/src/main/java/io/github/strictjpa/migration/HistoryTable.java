package io.github.strictjpa.migration;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A table in which a {@link MigrationTool} writes what it has run.
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

	/**
	 * The table that Liquibase uses where nothing else is configured.
	 */
	public static final HistoryTable LIQUIBASE = new HistoryTable(null, "DATABASECHANGELOG");

	HistoryTable spelled(UnaryOperator<String> spelling) {
		return new HistoryTable((this.schema != null) ? spelling.apply(this.schema) : null, spelling.apply(this.name));
	}

}
