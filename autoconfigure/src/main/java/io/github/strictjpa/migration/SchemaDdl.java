package io.github.strictjpa.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Exportable;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.tool.schema.spi.Exporter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the DDL that mends a difference: what Hibernate itself would run, as far as it
 * can write it, with explicit names.
 */
final class SchemaDdl {

	/**
	 * A name that Hibernate made of a hash.
	 */
	private static final Pattern GENERATED_NAME = Pattern.compile("(?i)(FK|UK)_?[0-9a-z]{20,}");

	private final Metadata metadata;

	private final Dialect dialect;

	private final SqlStringGenerationContext context;

	SchemaDdl(SchemaMapping mapping) {
		this.metadata = mapping.metadata();
		this.dialect = mapping.dialect();
		this.context = new SchemaMigrationContext(mapping.context());
	}

	String type(Column column) {
		return column.getSqlType(this.metadata);
	}

	String quoted(Column column) {
		return column.getQuotedName(this.dialect);
	}

	/**
	 * Create a table with its unique constraints and indexes, without its foreign keys.
	 */
	List<String> create(Table table) {
		List<String> ddl = new ArrayList<>(export(this.dialect.getTableExporter(), table));
		table.getUniqueKeys().values().forEach((key) -> ddl.addAll(create(key)));
		table.getIndexes().values().forEach((index) -> ddl.addAll(create(index)));
		return ddl;
	}

	List<String> create(Sequence sequence) {
		return export(this.dialect.getSequenceExporter(), sequence);
	}

	List<String> create(UniqueKey key) {
		return named(export(this.dialect.getUniqueKeyExporter(), key), key.getName(), "uk", key.getTable(),
				key.getColumns());
	}

	List<String> create(Index index) {
		return export(this.dialect.getIndexExporter(), index);
	}

	List<String> create(ForeignKey key) {
		return named(export(this.dialect.getForeignKeyExporter(), key), key.getName(), "fk", key.getTable(),
				key.getColumns());
	}

	/**
	 * Replace a name that Hibernate made up by one that people can read, as long as it is
	 * short enough for the database.
	 */
	private List<String> named(List<String> ddl, @Nullable String name, String prefix, Table table,
			List<Column> columns) {
		String readable = "%s_%s_%s".formatted(prefix, table.getName(), columnNames(columns))
			.toLowerCase(Locale.ROOT)
			.replaceAll("\\W", "_");
		if (name == null || !GENERATED_NAME.matcher(name).matches()
				|| readable.length() > this.dialect.getMaxIdentifierLength()) {
			return ddl;
		}
		return ddl.stream().map((sql) -> sql.replace(name, readable)).toList();
	}

	/**
	 * Add a column. Hibernate writes it for a table that has nothing else. One that is
	 * NOT NULL and that nothing fills is made so by a statement of its own, before which
	 * rows can be given a value.
	 */
	List<String> add(Table table, Column column) {
		Table bare = new Table(table.getContributor(), table.getQuotedName());
		bare.setSchema(table.getQuotedSchema());
		bare.setCatalog(table.getQuotedCatalog());
		Column copy = column.clone();
		copy.setIdentity(column.isIdentity());
		boolean filled = column.getDefaultValue() != null || column.getGeneratedAs() != null || column.isIdentity();
		copy.setNullable(column.isNullable() || !filled);
		bare.addColumn(copy);
		List<String> ddl = new ArrayList<>(strict(Arrays.asList(this.dialect.getTableMigrator()
			.getSqlAlterStrings(bare, this.metadata, new SchemaEmptyTable(), this.context))));
		if (copy.isNullable() && !column.isNullable()) {
			ddl.addAll(changeNullability(table, column, false));
		}
		return ddl;
	}

	List<String> changeType(Table table, Column column) {
		String name = quoted(column);
		String type = type(column);
		if (this.dialect instanceof PostgreSQLDialect) {
			return alterColumn(table, name, "set data type %1$s using %2$s::%1$s".formatted(type, name));
		}
		String change = this.dialect.supportsAlterColumnType()
				? this.dialect.getAlterColumnTypeString(name, type, type + (column.isNullable() ? "" : " not null"))
				: "alter column %s set data type %s".formatted(name, type);
		return alter(table, change);
	}

	List<String> changeNullability(Table table, Column column, boolean nullable) {
		if (this.dialect instanceof MySQLDialect) {
			return alter(table,
					"modify column %s %s %s".formatted(quoted(column), type(column), nullable ? "null" : "not null"));
		}
		return alterColumn(table, quoted(column), nullable ? "drop not null" : "set not null");
	}

	/**
	 * Make a generated column one that is written.
	 */
	List<String> dropExpression(Table table, Column column) {
		List<String> statements = new ArrayList<>(alterColumn(table, quoted(column), "drop expression"));
		if (!column.isNullable()) {
			statements.addAll(changeNullability(table, column, false));
		}
		return statements;
	}

	/**
	 * Create the enumerated type of a name, or nothing where the mapping has none.
	 */
	List<String> createType(String typeName) {
		if (this.metadata.getDatabase().getAuxiliaryDatabaseObjects().isEmpty()) {
			return List.of();
		}
		String command = "create type %s as enum".formatted(typeName).toLowerCase(Locale.ROOT);
		return this.metadata.getDatabase()
			.getAuxiliaryDatabaseObjects()
			.stream()
			.filter((type) -> type.appliesToDialect(this.dialect))
			.map((type) -> List.of(type.sqlCreateStrings(this.context)))
			.filter((ddl) -> ddl.stream().anyMatch((sql) -> sql.toLowerCase(Locale.ROOT).startsWith(command)))
			.findFirst()
			.orElse(List.of());
	}

	/**
	 * Return what defines the constants of an enumerated type, if the column has one.
	 */
	List<String> enumDefinition(Column column) {
		String type = type(column);
		if (type.toLowerCase(Locale.ROOT).startsWith("enum")) {
			return List.of(type);
		}
		return createType(type).stream()
			.filter((sql) -> sql.toLowerCase(Locale.ROOT).startsWith("create type"))
			.map((sql) -> sql.substring(sql.indexOf('(')))
			.toList();
	}

	List<String> addConstants(Table table, Column column, SchemaSnapshot.Column real, List<String> constants) {
		if (real.labels() == null) {
			return changeType(table, column);
		}
		return constants.stream()
			.map((constant) -> "alter type %s add value %s".formatted(real.type().sql(), literal(constant)))
			.toList();
	}

	List<String> replaceCheck(Table table, Column column, String name, Set<String> values) {
		boolean numbers = values.stream().allMatch((value) -> value.matches("-?\\d+"));
		String literals = values.stream()
			.map((value) -> numbers ? value : literal(value))
			.collect(Collectors.joining(", "));
		return Stream
			.of("drop constraint " + quote(name),
					"add constraint %s check (%s in (%s))".formatted(quote(name), quoted(column), literals))
			.flatMap((change) -> alter(table, change).stream())
			.toList();
	}

	private static String literal(String value) {
		return "'%s'".formatted(value.replace("'", "''"));
	}

	List<String> addIdentity(Table table, Column column) {
		String name = quoted(column);
		String identity = this.dialect.getIdentityColumnSupport()
			.getIdentityColumnString(column.getSqlTypeCode(this.metadata));
		if (this.dialect instanceof PostgreSQLDialect) {
			return alterColumn(table, name, "add " + identity);
		}
		String definition = "%s %s %s".formatted(name, type(column), identity);
		return alter(table,
				((this.dialect instanceof MySQLDialect) ? "modify column " : "alter column ").concat(definition));
	}

	List<String> alterColumn(Table table, String column, String change) {
		return alter(table, "alter column %s %s".formatted(column, change));
	}

	List<String> alter(Table table, String change) {
		return strict(List
			.of(this.dialect.getAlterTableString(this.context.format(table.getQualifiedTableName())) + " " + change));
	}

	List<String> alter(Sequence sequence) {
		return List.of("alter sequence %s increment by %d".formatted(this.context.format(sequence.getName()),
				sequence.getIncrementSize()));
	}

	/**
	 * Create an index for columns that the mapping has none for.
	 */
	String createIndex(Table table, List<Column> columns) {
		String name = "%s_%s".formatted(table.getName(), columnNames(columns))
			.toLowerCase(Locale.ROOT)
			.replaceAll("\\W", "_");
		int length = Math.min(name.length(), this.dialect.getMaxIdentifierLength() - "_idx".length());
		return "create index %s_idx on %s (%s)".formatted(name.substring(0, length),
				this.context.format(table.getQualifiedTableName()),
				columns.stream().map(this::quoted).collect(Collectors.joining(", ")));
	}

	private static String columnNames(List<Column> columns) {
		return columns.stream().map(Column::getName).collect(Collectors.joining("_"));
	}

	String quote(String realName) {
		return realName.matches("\\w+") ? realName : this.dialect.toQuotedIdentifier(realName);
	}

	private <T extends Exportable> List<String> export(Exporter<T> exporter, T exportable) {
		return strict(Arrays.asList(exporter.getSqlCreateStrings(exportable, this.metadata, this.context)));
	}

	/**
	 * A migration has to fail where the table that it changes is not there.
	 */
	private static List<String> strict(List<String> ddl) {
		return ddl.stream()
			.filter((sql) -> !sql.isBlank())
			.map((sql) -> sql.replace("alter table if exists ", "alter table "))
			.toList();
	}

}
