package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.migration.SchemaSnapshot.Column;
import io.github.strictjpa.migration.SchemaSnapshot.Identity;
import io.github.strictjpa.migration.SchemaSnapshot.Index;
import io.github.strictjpa.migration.SchemaSnapshot.Constraint;
import io.github.strictjpa.migration.SchemaSnapshot.Name;
import io.github.strictjpa.migration.SchemaSnapshot.Sequence;
import io.github.strictjpa.migration.SchemaSnapshot.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads the real schema from the catalogue of the database by {@link SchemaQueries}.
 */
final class SchemaCatalogueReader implements SchemaReader {

	private final SchemaQueries queries;

	private final SchemaNames names;

	private final Set<String> schemas;

	private final Map<String, SchemaType> types = new HashMap<>();

	SchemaCatalogueReader(SchemaQueries queries, SchemaNames names, Set<String> schemas) {
		this.queries = queries;
		this.names = names;
		this.schemas = schemas;
	}

	@Override
	public SchemaSnapshot read(Connection connection) throws SQLException {
		Map<Name, Table> tables = new LinkedHashMap<>();
		query(connection, this.queries.columns(), (row) -> readColumn(row, tables));
		query(connection, this.queries.keys(), (row) -> readKey(row, tables));
		query(connection, this.queries.indexes(), (row) -> readIndex(row, tables.get(tableName(row))));
		Map<Name, Sequence> sequences = new LinkedHashMap<>();
		query(connection, this.queries.sequences(), (row) -> {
			Name name = new Name(key(row, "container"), key(row, "name"));
			sequences.put(name, new Sequence(name, row.getBoolean("visible"), row.getLong("increment")));
		});
		return new SchemaSnapshot(tables, sequences, true);
	}

	@Override
	public SchemaSnapshot readIndexes(Connection connection) throws SQLException {
		Map<Name, Table> tables = new LinkedHashMap<>();
		query(connection, this.queries.indexes(), (row) -> {
			boolean visible = row.getBoolean("visible");
			readIndex(row, tables.computeIfAbsent(tableName(row), (name) -> new Table(name, true, visible, false)));
		});
		return new SchemaSnapshot(tables, null, false);
	}

	private void readColumn(ResultSet row, Map<Name, Table> tables) throws SQLException {
		Name name = tableName(row);
		Table table = tables.get(name);
		if (table == null) {
			table = new Table(name, row.getBoolean("base"), row.getBoolean("visible"), row.getBoolean("triggered"));
			tables.put(name, table);
		}
		String column = row.getString("column_name");
		if (column != null) {
			String baseType = row.getString("base_type");
			table.columns()
				.put(this.names.key(column),
						new Column(column, type(row.getString("type")), (baseType != null) ? type(baseType) : null,
								row.getString("labels"), row.getBoolean("nullable"), row.getString("default_value"),
								row.getBoolean("generated"), Identity.valueOf(row.getString("identity"))));
		}
	}

	private SchemaType type(String sql) {
		return this.types.computeIfAbsent(sql, SchemaType::parse);
	}

	private void readKey(ResultSet row, Map<Name, Table> tables) throws SQLException {
		Table table = tables.get(tableName(row));
		if (table == null) {
			return;
		}
		String name = row.getString("name");
		Constraint key = table.keys().isEmpty() ? null : table.keys().get(table.keys().size() - 1);
		if (key == null || !key.name().equals(name)) {
			String target = row.getString("target_table");
			key = new Constraint(name, Constraint.Kind.valueOf(row.getString("kind")), new ArrayList<>(),
					(target != null) ? new Name(key(row, "target_container"), this.names.key(target)) : null,
					new ArrayList<>(), row.getString("delete_rule"), row.getString("clause"));
			table.keys().add(key);
		}
		key.columns().add(key(row, "column_name"));
		if (key.target() != null) {
			key.targetColumns().add(key(row, "target_column"));
		}
	}

	private void readIndex(ResultSet row, @Nullable Table table) throws SQLException {
		String name = row.getString("name");
		if (table == null || name == null) {
			return;
		}
		Index index = table.indexes().isEmpty() ? null : table.indexes().get(table.indexes().size() - 1);
		if (index == null || !index.name().equals(name)) {
			index = new Index(name, row.getBoolean("is_unique"), new ArrayList<>());
			table.indexes().add(index);
		}
		String column = row.getString("column_name");
		index.columns().add((column != null) ? this.names.key(column) : "");
	}

	private Name tableName(ResultSet row) throws SQLException {
		return new Name(key(row, "container"), key(row, "table_name"));
	}

	private String key(ResultSet row, String column) throws SQLException {
		return this.names.key(row.getString(column));
	}

	private void query(Connection connection, String sql, RowReader reader) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			int parameters = (int) sql.chars().filter((character) -> character == '?').count();
			for (int parameter = 1; parameter <= parameters; parameter++) {
				statement.setArray(parameter, connection.createArrayOf("varchar", this.schemas.toArray()));
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					reader.read(rows);
				}
			}
		}
	}

	/**
	 * Reads one row.
	 */
	@FunctionalInterface
	private interface RowReader {

		void read(ResultSet row) throws SQLException;

	}

}
