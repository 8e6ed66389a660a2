package io.github.strictjpa.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.strictjpa.migration.SchemaDifference.Kind;
import org.hibernate.MappingException;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Compares a whole mapped schema with the real one. What stands on something that is
 * missing is no difference of its own: its DDL goes with that of the missing.
 */
final class SchemaComparison {

	private final SchemaMapping mapping;

	private final SchemaSnapshot snapshot;

	private final SchemaNames names;

	private final SchemaIgnore ignore;

	private final SchemaDdl ddl;

	private final SchemaRoles roles;

	private final SchemaFindings findings;

	private final SchemaTypeComparison types;

	private final SchemaColumnComparison columns;

	private final SchemaKeyComparison keys;

	private final IdentityHashMap<Object, List<String>> finalDdl = new IdentityHashMap<>();

	SchemaComparison(String unit, SchemaMapping mapping, SchemaSnapshot snapshot, SchemaNames names,
			SchemaIgnore ignore, SchemaTextBinding textBinding) {
		this.mapping = mapping;
		this.snapshot = snapshot;
		this.names = names;
		this.ignore = ignore;
		this.ddl = new SchemaDdl(mapping);
		this.roles = new SchemaRoles(mapping.metadata());
		this.findings = new SchemaFindings(unit, names, this.roles);
		this.types = new SchemaTypeComparison(mapping, this.ddl, this.roles, this.findings, textBinding,
				snapshot.precise());
		this.columns = new SchemaColumnComparison(this.ddl, this.roles, this.findings, snapshot.precise());
		this.keys = new SchemaKeyComparison(names, this.ddl, this.roles, this.findings);
	}

	/**
	 * Compare.
	 * @param visibility tells whether what the catalogue does not show is really missing
	 */
	SchemaReport compare(SchemaVisibility visibility) throws SQLException {
		this.mapping.tables().forEach(this::compareKeys);
		for (Table table : this.mapping.tables()) {
			try {
				compare(table, real(table), visibility);
			}
			catch (MappingException ex) {
				notJudged("The table '%s' was not compared: Hibernate has no column type for it (%s)."
					.formatted(this.names.sql(table), ex.getMessage()));
			}
		}
		compareSequences(visibility);
		return this.findings.report();
	}

	private void compare(Table table, SchemaSnapshot.@Nullable Table real, SchemaVisibility visibility)
			throws SQLException {
		if (real != null) {
			compareColumns(table, real);
		}
		else if (visibility.isMissing(this.names.sql(table), this.names.key(table.getNameIdentifier()))) {
			this.findings.add(missing(table));
		}
		else {
			notJudged("The table '%s' was not compared: the user of the connection may not see it."
				.formatted(this.names.sql(table)));
		}
	}

	private void notJudged(String what) {
		this.findings.notJudged(what);
	}

	private SchemaSnapshot.@Nullable Table real(Table table) {
		return this.snapshot.table(this.names.container(table.getQualifiedTableName()),
				this.names.key(table.getNameIdentifier()));
	}

	private SchemaDifference missing(Table table) {
		List<String> mend = new ArrayList<>();
		table.getColumns().forEach((column) -> mend.addAll(missingType(column)));
		mend.addAll(this.ddl.create(table));
		String role = this.roles.of(table);
		return this.findings
			.of(Kind.MISSING_TABLE, table, null, role, false, mend,
					"The table '%s'%s does not exist.".formatted(this.names.sql(table),
							(role != null) ? " that %s maps".formatted(role) : ""))
			.with(this.finalDdl.getOrDefault(table, List.of()), unmappedTables(table));
	}

	private List<String> missingType(Column column) {
		String type = this.ddl.type(column);
		boolean known = this.snapshot.tables()
			.values()
			.stream()
			.flatMap((table) -> table.columns().values().stream())
			.anyMatch((real) -> real.labels() != null && real.type().isSameAs(SchemaType.parse(type)));
		return known ? List.of() : this.ddl.createType(type);
	}

	private List<String> unmappedTables(Table missing) {
		String container = this.names.container(missing.getQualifiedTableName());
		List<SchemaSnapshot.@Nullable Table> mapped = new ArrayList<>();
		this.mapping.tables().forEach((table) -> mapped.add(real(table)));
		return this.snapshot.tables()
			.values()
			.stream()
			.filter((table) -> table.base()
					&& ((container != null) ? table.name().container().equals(container) : table.visible()))
			.filter((table) -> !mapped.contains(table)
					&& !this.ignore.matches(table.name().container(), table.name().name()))
			.map((table) -> table.name().name())
			.toList();
	}

	private void compareColumns(Table table, SchemaSnapshot.Table real) throws SQLException {
		Map<String, SchemaSnapshot.Column> unmapped = new LinkedHashMap<>(real.columns());
		table.getColumns().forEach((column) -> unmapped.remove(this.names.key(column)));
		for (Column column : table.getColumns()) {
			SchemaSnapshot.Column realColumn = real.columns().get(this.names.key(column));
			if (realColumn == null) {
				this.findings.add(missing(table, column, unmapped));
			}
			else {
				compare(table, column, real, realColumn);
			}
		}
		unmapped.values().forEach((column) -> this.columns.compareUnmapped(table, real, column));
	}

	private void compare(Table table, Column column, SchemaSnapshot.Table real, SchemaSnapshot.Column realColumn)
			throws SQLException {
		try {
			this.types.compare(table, column, real, realColumn);
			this.columns.compare(table, column, real, realColumn);
		}
		catch (MappingException ex) {
			notJudged("The type of %s was not compared: Hibernate has no column type for it (%s)."
				.formatted(this.findings.name(table, column), ex.getMessage()));
		}
	}

	private SchemaDifference missing(Table table, Column column, Map<String, SchemaSnapshot.Column> unmapped) {
		List<String> mend = new ArrayList<>(missingType(column));
		mend.addAll(this.ddl.add(table, column));
		return this.findings
			.of(Kind.MISSING_COLUMN, table, column.getName(), this.roles.of(table, column), false, mend,
					"The column %s does not exist.".formatted(this.findings.name(table, column)))
			.with(this.finalDdl.getOrDefault(column, List.of()),
					unmapped.values().stream().map(SchemaSnapshot.Column::name).toList());
	}

	private void compareKeys(Table table) {
		SchemaSnapshot.Table real = real(table);
		for (ForeignKey key : table.getForeignKeyCollection()) {
			if (key.isCreationEnabled() && key.isPhysicalConstraint() && key.getKeyDefinition() == null) {
				compare(key, real);
			}
		}
		if (real == null || !real.base()) {
			return;
		}
		for (UniqueKey key : SchemaKeyComparison.uniqueKeys(table)) {
			if (!isPostponed(table, key.getColumns(), real, () -> this.ddl.create(key))) {
				this.keys.compare(key, real);
			}
		}
		for (Index index : table.getIndexes().values()) {
			if (!isPostponed(table, SchemaKeyComparison.columns(index), real, () -> this.ddl.create(index))) {
				this.keys.compare(index, real);
			}
		}
	}

	private void compare(ForeignKey key, SchemaSnapshot.@Nullable Table real) {
		Table table = key.getTable();
		SchemaSnapshot.Table target = real(key.getReferencedTable());
		if (real == null || target == null) {
			postpone((real == null) ? table : key.getReferencedTable(), this.ddl.create(key));
		}
		else if (real.base() && target.base() && !isPostponed(table, key.getColumns(), real, () -> this.ddl.create(key))
				&& !isPostponed(key.getReferencedTable(), targets(key), target, () -> this.ddl.create(key))) {
			this.keys.compare(key, real, target);
		}
	}

	private static List<Column> targets(ForeignKey key) {
		Constraint primaryKey = key.getReferencedTable().getPrimaryKey();
		return key.isReferenceToPrimaryKey() ? primaryKey.getColumns() : key.getReferencedColumns();
	}

	/**
	 * Keep DDL for later where a column that it names does not exist yet.
	 */
	private boolean isPostponed(Table table, List<Column> columns, SchemaSnapshot.Table real,
			Supplier<List<String>> statements) {
		for (Column column : columns) {
			if (!real.columns().containsKey(this.names.key(column))) {
				Column declared = table.getColumn(column);
				postpone((declared != null) ? declared : column, statements.get());
				return true;
			}
		}
		return false;
	}

	private void postpone(Object missing, List<String> statements) {
		this.finalDdl.computeIfAbsent(missing, (key) -> new ArrayList<>()).addAll(statements);
	}

	private void compareSequences(SchemaVisibility visibility) throws SQLException {
		Map<SchemaSnapshot.Name, SchemaSnapshot.Sequence> sequences = this.snapshot.sequences();
		if (sequences == null) {
			if (!this.mapping.sequences().isEmpty()) {
				this.findings.notJudged("Sequences were not compared: the database does not list them.");
			}
			return;
		}
		for (Sequence sequence : this.mapping.sequences()) {
			compare(sequence, SchemaSnapshot.sequence(sequences, this.names.container(sequence.getName()),
					this.names.key(sequence.getName().getSequenceName())), visibility);
		}
	}

	private void compare(Sequence sequence, SchemaSnapshot.@Nullable Sequence real, SchemaVisibility visibility)
			throws SQLException {
		String name = this.mapping.context().format(sequence.getName());
		if (real == null && visibility.isMissingSequence(name, this.names.key(sequence.getName().getSequenceName()))) {
			this.findings.add(Kind.MISSING_SEQUENCE, name, this.ddl.create(sequence),
					"The sequence '%s' does not exist.".formatted(name));
		}
		else if (real == null) {
			this.findings.notJudged(
					"The sequence '%s' was not compared: the user of the connection may not see it.".formatted(name));
		}
		else if (real.increment() != null && real.increment() != sequence.getIncrementSize()) {
			this.findings.add(Kind.SEQUENCE_INCREMENT, name, this.ddl.alter(sequence),
					"The sequence '%s' is incremented by %d, mapped is an allocation size of %d: ids are used twice or skipped."
						.formatted(name, real.increment(), sequence.getIncrementSize()));
		}
	}

}
