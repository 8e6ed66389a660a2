package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.strictjpa.migration.SchemaSnapshot.Column;
import io.github.strictjpa.migration.SchemaSnapshot.Identity;
import io.github.strictjpa.migration.SchemaSnapshot.Index;
import io.github.strictjpa.migration.SchemaSnapshot.Constraint;
import io.github.strictjpa.migration.SchemaSnapshot.Name;
import io.github.strictjpa.migration.SchemaSnapshot.Sequence;
import io.github.strictjpa.migration.SchemaSnapshot.Table;
import org.hibernate.dialect.MySQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Reads the real schema by JDBC metadata, for databases without queries of their own:
 * tables and columns of a schema at once, keys and indexes by mapped table. Checks, the
 * increment of sequences and triggers are not seen.
 */
final class SchemaMetaDataReader implements SchemaReader {

	private final SchemaMapping mapping;

	private final SchemaNames names;

	private final Map<Name, String> realNames = new HashMap<>();

	SchemaMetaDataReader(SchemaMapping mapping, SchemaNames names) {
		this.mapping = mapping;
		this.names = names;
	}

	@Override
	public SchemaSnapshot read(Connection connection) throws SQLException {
		Map<Name, Table> tables = new LinkedHashMap<>();
		Map<Name, Sequence> sequences = new LinkedHashMap<>();
		for (Place place : places(connection)) {
			readTables(connection.getMetaData(), place, tables, sequences);
			readColumns(connection.getMetaData(), place, tables);
		}
		for (Table table : mappedTables(tables)) {
			Place place = place(connection, table.name().container());
			readKeys(connection.getMetaData(), place, table);
			readIndexes(connection.getMetaData(), place, table);
		}
		return new SchemaSnapshot(tables, sequences.isEmpty() ? null : sequences, false);
	}

	@Override
	public SchemaSnapshot readIndexes(Connection connection) throws SQLException {
		if (this.mapping.dialect() instanceof MySQLDialect) {
			SchemaQueries queries = new SchemaQueries("", "", SchemaQueries.MYSQL_INDEXES, "");
			return new SchemaCatalogueReader(queries, this.names, Set.of()).readIndexes(connection);
		}
		Map<Name, Table> tables = new LinkedHashMap<>();
		for (Place place : places(connection)) {
			readTables(connection.getMetaData(), place, tables, new LinkedHashMap<>());
		}
		for (Table table : mappedTables(tables)) {
			readIndexes(connection.getMetaData(), place(connection, table.name().container()), table);
		}
		return new SchemaSnapshot(tables, null, false);
	}

	private List<Table> mappedTables(Map<Name, Table> tables) {
		SchemaSnapshot snapshot = new SchemaSnapshot(tables, null, false);
		List<Table> mapped = new ArrayList<>();
		this.mapping.tables().forEach((table) -> {
			Table real = snapshot.table(this.names.container(table.getQualifiedTableName()),
					this.names.key(table.getNameIdentifier()));
			if (real != null) {
				mapped.add(real);
			}
		});
		return mapped;
	}

	private Set<Place> places(Connection connection) throws SQLException {
		Set<Place> places = new LinkedHashSet<>();
		places.add(new Place(connection.getCatalog(), this.mapping.hasSchemas() ? connection.getSchema() : null, true));
		for (String container : this.mapping.containers(this.names)) {
			places.add(place(connection, container));
		}
		return places;
	}

	private Place place(Connection connection, String container) throws SQLException {
		String current = this.mapping.hasSchemas() ? connection.getSchema() : connection.getCatalog();
		boolean visible = current != null && this.names.key(current).equals(container);
		String name = (visible && current != null) ? current : container;
		return this.mapping.hasSchemas() ? new Place(connection.getCatalog(), name, visible)
				: new Place(name, null, visible);
	}

	private void readTables(DatabaseMetaData metaData, Place place, Map<Name, Table> tables,
			Map<Name, Sequence> sequences) throws SQLException {
		try (ResultSet row = metaData.getTables(place.catalog(), place.schema(), "%", null)) {
			while (row.next()) {
				Name name = name(place, row.getString("TABLE_NAME"));
				this.realNames.put(name, row.getString("TABLE_NAME"));
				String type = row.getString("TABLE_TYPE").toUpperCase(Locale.ROOT);
				if (type.equals("SEQUENCE")) {
					sequences.put(name, new Sequence(name, place.visible(), null));
				}
				else if (type.contains("TABLE") || type.contains("VIEW")) {
					tables.put(name, new Table(name, type.contains("TABLE"), place.visible(), false));
				}
			}
		}
	}

	private void readColumns(DatabaseMetaData metaData, Place place, Map<Name, Table> tables) throws SQLException {
		try (ResultSet row = metaData.getColumns(place.catalog(), place.schema(), "%", "%")) {
			while (row.next()) {
				Table table = tables.get(name(place, row.getString("TABLE_NAME")));
				if (table != null) {
					Column column = column(row);
					table.columns().put(this.names.key(column.name()), column);
				}
			}
		}
	}

	private static Column column(ResultSet row) throws SQLException {
		String name = row.getString("COLUMN_NAME");
		SchemaType type = SchemaType.parse(row.getString("TYPE_NAME")).withCode(row.getInt("DATA_TYPE"));
		if (type.isText() || type.isBytes()) {
			type = SchemaType.parse("%s(%d)".formatted(type.sql(), row.getInt("COLUMN_SIZE"))).withCode(type.code());
		}
		else if (type.name().equals("numeric")) {
			type = SchemaType
				.parse("%s(%d, %d)".formatted(type.sql(), row.getInt("COLUMN_SIZE"), row.getInt("DECIMAL_DIGITS")))
				.withCode(type.code());
		}
		boolean nullable = row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
		String defaultValue = row.getString("COLUMN_DEF");
		boolean generated = "YES".equals(row.getString("IS_GENERATEDCOLUMN"));
		boolean identity = "YES".equals(row.getString("IS_AUTOINCREMENT"));
		return new Column(name, type, null, null, nullable, defaultValue, generated,
				identity ? Identity.BY_DEFAULT : Identity.NONE);
	}

	private void readKeys(DatabaseMetaData metaData, Place place, Table table) throws SQLException {
		String realName = realName(table);
		try (ResultSet row = metaData.getPrimaryKeys(place.catalog(), place.schema(), realName)) {
			Constraint key = new Constraint("primary key", Constraint.Kind.PRIMARY, new ArrayList<>(), null, List.of(),
					null, null);
			while (row.next()) {
				key.columns().add(this.names.key(row.getString("COLUMN_NAME")));
			}
			table.keys().add(key);
		}
		try (ResultSet row = metaData.getImportedKeys(place.catalog(), place.schema(), realName)) {
			Constraint key = null;
			while (row.next()) {
				if (key == null || row.getInt("KEY_SEQ") == 1) {
					key = foreignKey(row);
					table.keys().add(key);
				}
				key.columns().add(this.names.key(row.getString("FKCOLUMN_NAME")));
				key.targetColumns().add(this.names.key(row.getString("PKCOLUMN_NAME")));
			}
		}
	}

	private Constraint foreignKey(ResultSet row) throws SQLException {
		String container = row.getString(this.mapping.hasSchemas() ? "PKTABLE_SCHEM" : "PKTABLE_CAT");
		Name target = new Name((container != null) ? this.names.key(container) : "",
				this.names.key(row.getString("PKTABLE_NAME")));
		String deleteRule = switch (row.getInt("DELETE_RULE")) {
			case DatabaseMetaData.importedKeyCascade -> "CASCADE";
			case DatabaseMetaData.importedKeySetNull -> "SET NULL";
			case DatabaseMetaData.importedKeySetDefault -> "SET DEFAULT";
			default -> "NO ACTION";
		};
		String name = row.getString("FK_NAME");
		return new Constraint((name != null) ? name : "", Constraint.Kind.FOREIGN, new ArrayList<>(), target,
				new ArrayList<>(), deleteRule, null);
	}

	private void readIndexes(DatabaseMetaData metaData, Place place, Table table) throws SQLException {
		try (ResultSet row = metaData.getIndexInfo(place.catalog(), place.schema(), realName(table), false, true)) {
			Index index = null;
			while (row.next()) {
				String column = row.getString("COLUMN_NAME");
				if (row.getShort("TYPE") == DatabaseMetaData.tableIndexStatistic) {
					continue;
				}
				if (index == null || row.getShort("ORDINAL_POSITION") == 1) {
					index = new Index(row.getString("INDEX_NAME"), !row.getBoolean("NON_UNIQUE"), new ArrayList<>());
					table.indexes().add(index);
				}
				index.columns().add((column != null) ? this.names.key(column) : "");
			}
		}
	}

	private String realName(Table table) {
		return Objects.requireNonNull(this.realNames.get(table.name()));
	}

	private Name name(Place place, String table) {
		String container = this.mapping.hasSchemas() ? place.schema() : place.catalog();
		return new Name((container != null) ? this.names.key(container) : "", this.names.key(table));
	}

	/**
	 * A catalog and schema that tables are read from.
	 *
	 * @param visible whether unqualified names find what stands there
	 */
	private record Place(@Nullable String catalog, @Nullable String schema, boolean visible) {

	}

}
