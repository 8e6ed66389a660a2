package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a connection leads to: what two connections have in common that reach the same
 * database by different users, pools and driver options.
 *
 * @param url the JDBC URL without its options
 * @param catalog the catalog, or {@code null}
 * @param schema the schema that the connection is in, or {@code null}
 * @since 0.1.0
 */
public record DatabaseAddress(String url, @Nullable String catalog, @Nullable String schema) {

	private static final Pattern OPTIONS = Pattern.compile("[?;].*", Pattern.DOTALL);

	static DatabaseAddress of(Connection connection) throws SQLException {
		String url = Objects.toString(connection.getMetaData().getURL(), "");
		return new DatabaseAddress(OPTIONS.matcher(url).replaceFirst(""), connection.getCatalog(),
				connection.getSchema());
	}

	/**
	 * Return whether a history that stands at another address is a history of this
	 * database.
	 * @param history where it stands
	 * @param named whether the schema of the history is configured. Else it is the one
	 * that a connection happens to be in, and has to be the same here
	 */
	boolean isCoveredBy(DatabaseAddress history, boolean named) {
		return this.url.equals(history.url) && Objects.equals(this.catalog, history.catalog)
				&& (named || Objects.equals(this.schema, history.schema));
	}

}
