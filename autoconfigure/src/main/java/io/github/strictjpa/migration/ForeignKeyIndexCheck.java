package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds foreign keys of mapped associations that no index of the real schema starts with.
 * Joins from the other side, and each delete or update of a referenced row, then read the
 * whole table.
 *
 * @since 0.1.0
 */
public final class ForeignKeyIndexCheck {

	/**
	 * The rule.
	 */
	public static final Rule RULE = Rule
		.of("unindexed-foreign-key", Level.WARN,
				"A foreign key has no index: joins and deletes from the other side read the whole table.")
		.documented();

	private static final Log logger = LogFactory.getLog(ForeignKeyIndexCheck.class);

	private final SchemaIgnore ignore;

	/**
	 * Create an instance.
	 * @param ignore names of tables that are left out, with their schema or without,
	 * {@code *} standing for any characters
	 */
	public ForeignKeyIndexCheck(List<String> ignore) {
		this.ignore = new SchemaIgnore(ignore);
	}

	/**
	 * Check one persistence unit. What can't be judged is logged.
	 * @param unit the unit
	 * @return a violation for each foreign key without an index
	 */
	public Stream<Violation> check(SchemaUnit unit) {
		if (unit.isMultiTenant()) {
			logger.warn("[%s] Foreign keys were not checked for an index: the unit has a database or schema for each "
				.formatted(unit.name()) + "tenant.");
			return Stream.empty();
		}
		try {
			return unit.read((connection) -> check(unit, connection)).stream();
		}
		catch (SQLException ex) {
			logger.warn("[%s] Foreign keys were not checked for an index: the schema could not be read (%s)."
				.formatted(unit.name(), ex.getMessage()));
			return Stream.empty();
		}
	}

	/**
	 * Return the statements that create the indexes which are missing, those for tables
	 * that do not exist yet included, as a migration needs them.
	 * @param unit the unit
	 * @param accepted the foreign keys, as violations, that may go without an index
	 * @return the statements, without a closing semicolon
	 * @throws IllegalStateException if the schema can't be read
	 */
	public List<String> missing(SchemaUnit unit, Predicate<Violation> accepted) {
		if (unit.isMultiTenant()) {
			return List.of();
		}
		try {
			return unit.read((connection) -> missing(unit, accepted, connection));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The indexes of '%s' could not be read".formatted(unit.name()), ex);
		}
	}

	private List<String> missing(SchemaUnit unit, Predicate<Violation> accepted, Connection connection)
			throws SQLException {
		SchemaMapping mapping = SchemaMapping.of(unit, this.ignore);
		SchemaNames names = new SchemaNames(mapping.context(), mapping.hasSchemas(), connection.getMetaData());
		SchemaSnapshot snapshot = SchemaReader.of(mapping, names).readIndexes(connection);
		SchemaDdl ddl = new SchemaDdl(mapping);
		SchemaRoles roles = new SchemaRoles(unit.metadata());
		Set<String> statements = new LinkedHashSet<>();
		for (Table table : mapping.tables()) {
			SchemaSnapshot.Table real = snapshot.table(names.container(table.getQualifiedTableName()),
					names.key(table.getNameIdentifier()));
			for (ForeignKey key : table.getForeignKeyCollection()) {
				boolean indexed = (real != null && isIndexed(key, real, names)) || isMappedIndex(key, names);
				if (key.isPhysicalConstraint() && !indexed
						&& !accepted.test(violation(key, names, roles, ddl).in(unit.name()))) {
					statements.add(ddl.createIndex(table, key.getColumns()));
				}
			}
		}
		return List.copyOf(statements);
	}

	/**
	 * Return whether the mapping itself has an index or a key that starts with the
	 * columns.
	 */
	private static boolean isMappedIndex(ForeignKey key, SchemaNames names) {
		Table table = key.getTable();
		Stream<List<Column>> uniqueKeys = SchemaKeyComparison.uniqueKeys(table).stream().map(UniqueKey::getColumns);
		Stream<List<Column>> indexes = table.getIndexes().values().stream().map(SchemaKeyComparison::columns);
		Stream<List<Column>> primaryKey = Stream.ofNullable(table.getPrimaryKey()).map(PrimaryKey::getColumns);
		Set<String> columns = key.getColumns().stream().map(names::key).collect(Collectors.toSet());
		return Stream.of(uniqueKeys, indexes, primaryKey)
			.flatMap((keys) -> keys)
			.anyMatch((index) -> index.size() >= columns.size() && index.subList(0, columns.size())
				.stream()
				.map(names::key)
				.collect(Collectors.toSet())
				.equals(columns));
	}

	private List<Violation> check(SchemaUnit unit, Connection connection) throws SQLException {
		SchemaMapping mapping = SchemaMapping.of(unit, this.ignore);
		SchemaNames names = new SchemaNames(mapping.context(), mapping.hasSchemas(), connection.getMetaData());
		SchemaSnapshot snapshot = SchemaReader.of(mapping, names).readIndexes(connection);
		SchemaRoles roles = new SchemaRoles(unit.metadata());
		SchemaDdl ddl = new SchemaDdl(mapping);
		List<Violation> violations = new ArrayList<>();
		for (Table table : mapping.tables()) {
			SchemaSnapshot.Table real = snapshot.table(names.container(table.getQualifiedTableName()),
					names.key(table.getNameIdentifier()));
			for (ForeignKey key : table.getForeignKeyCollection()) {
				if (real != null && key.isPhysicalConstraint() && !isIndexed(key, real, names)) {
					violations.add(violation(key, names, roles, ddl).in(unit.name()));
				}
			}
		}
		return violations;
	}

	private static boolean isIndexed(ForeignKey key, SchemaSnapshot.Table table, SchemaNames names) {
		Set<String> columns = key.getColumns().stream().map(names::key).collect(Collectors.toSet());
		return table.indexes()
			.stream()
			.map(SchemaSnapshot.Index::columns)
			.anyMatch((index) -> index.size() >= columns.size()
					&& Set.copyOf(index.subList(0, columns.size())).equals(columns));
	}

	private static Violation violation(ForeignKey key, SchemaNames names, SchemaRoles roles, SchemaDdl ddl) {
		Table table = key.getTable();
		String columns = key.getColumns().stream().map(Column::getName).collect(Collectors.joining(", "));
		@Nullable String role = roles.of(table, key.getColumn(0));
		String name = names.sql(table);
		return Violation
			.of(RULE, Objects.requireNonNullElse(role, "%s.%s".formatted(name, columns)),
					"The foreign key '%s' (%s) of the table '%s' has no index that starts with it."
						.formatted(key.getName(), columns, name),
					"Add a migration: %s;".formatted(ddl.createIndex(table, key.getColumns())));
	}

}
