package io.github.strictjpa.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.migration.SchemaDifference.Kind;
import io.github.strictjpa.migration.SchemaSnapshot.Constraint;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Compares unique constraints, indexes and foreign keys by their columns: a name of its
 * own makes no difference.
 */
final class SchemaKeyComparison {

	private final SchemaNames names;

	private final SchemaDdl ddl;

	private final SchemaRoles roles;

	private final SchemaFindings findings;

	SchemaKeyComparison(SchemaNames names, SchemaDdl ddl, SchemaRoles roles, SchemaFindings findings) {
		this.names = names;
		this.ddl = ddl;
		this.roles = roles;
		this.findings = findings;
	}

	/**
	 * Return the unique keys of a table. Those of single columns are part of it only once
	 * Hibernate has written its DDL.
	 */
	static List<UniqueKey> uniqueKeys(Table table) {
		Map<Set<Column>, UniqueKey> keys = new LinkedHashMap<>();
		table.getUniqueKeys().values().forEach((key) -> keys.put(new HashSet<>(key.getColumns()), key));
		for (Column column : table.getColumns()) {
			if (column.isUnique() && !table.isPrimaryKey(column)) {
				keys.computeIfAbsent(Set.of(column), (columns) -> {
					UniqueKey key = new UniqueKey(table);
					key.setName(column.getUniqueKeyName());
					key.addColumn(column);
					return key;
				});
			}
		}
		return List.copyOf(keys.values());
	}

	void compare(UniqueKey key, SchemaSnapshot.Table real) {
		Set<String> columns = keys(key.getColumns());
		Stream<Set<String>> uniques = Stream.concat(
				real.keys()
					.stream()
					.filter((other) -> other.kind() == Constraint.Kind.UNIQUE
							|| other.kind() == Constraint.Kind.PRIMARY)
					.map((other) -> Set.copyOf(other.columns())),
				real.indexes()
					.stream()
					.filter(SchemaSnapshot.Index::unique)
					.map((index) -> new HashSet<>(index.columns())));
		if (uniques.noneMatch(columns::equals)) {
			differ(Kind.UNIQUE, key.getTable(), key.getColumns(), this.ddl.create(key), "a unique constraint");
		}
	}

	void compare(Index index, SchemaSnapshot.Table real) {
		List<Column> columns = columns(index);
		if (columns.size() < index.getColumnSpan()) {
			return;
		}
		List<String> wanted = columns.stream().map(this.names::key).toList();
		boolean exists = Stream
			.concat(real.indexes().stream(),
					real.keys(Constraint.Kind.PRIMARY)
						.map((key) -> new SchemaSnapshot.Index(key.name(), true, key.columns())))
			.anyMatch((other) -> serves(other, wanted, index.isUnique()));
		if (!exists) {
			differ(Kind.INDEX, index.getTable(), columns, this.ddl.create(index),
					index.isUnique() ? "a unique index" : "an index");
		}
	}

	private static boolean serves(SchemaSnapshot.Index index, List<String> wanted, boolean unique) {
		if (unique) {
			return index.unique() && index.columns().equals(wanted);
		}
		return index.columns().size() >= wanted.size() && index.columns().subList(0, wanted.size()).equals(wanted);
	}

	void compare(ForeignKey key, SchemaSnapshot.Table real, SchemaSnapshot.Table target) {
		Map<String, String> wanted = pairs(key);
		Constraint found = real.keys(Constraint.Kind.FOREIGN)
			.filter((other) -> target.name().equals(other.target()) && pairs(other).equals(wanted))
			.findFirst()
			.orElse(null);
		if (found == null) {
			differ(Kind.FOREIGN_KEY, key.getTable(), key.getColumns(), this.ddl.create(key),
					"a foreign key to '%s'".formatted(this.names.sql(key.getReferencedTable())));
		}
		else if (key.getOnDeleteAction() != null && !onDelete(key).equals(normalised(found.deleteRule()))) {
			List<String> mend = new ArrayList<>(
					this.ddl.alter(key.getTable(), "drop constraint " + this.ddl.quote(found.name())));
			mend.addAll(this.ddl.create(key));
			this.findings.add(difference(Kind.FOREIGN_KEY, key.getTable(), key.getColumns(), true, mend,
					"The foreign key '%s' of '%s' says ON DELETE %s, mapped is ON DELETE %s.".formatted(found.name(),
							this.names.sql(key.getTable()), normalised(found.deleteRule()), onDelete(key))));
		}
	}

	private void differ(Kind kind, Table table, List<Column> columns, List<String> mend, String what) {
		boolean canFail = kind != Kind.INDEX;
		this.findings.add(difference(kind, table, columns, canFail, mend, "The table '%s' lacks %s on (%s)%s."
			.formatted(this.names.sql(table), what, text(columns), mappedBy(table, columns))));
	}

	private SchemaDifference difference(Kind kind, Table table, List<Column> columns, boolean destructive,
			List<String> mend, String message) {
		return this.findings.of(kind, table, text(columns), role(table, columns), destructive, mend, message);
	}

	private String mappedBy(Table table, List<Column> columns) {
		String role = role(table, columns);
		return (role != null) ? " that %s maps".formatted(role) : "";
	}

	private @Nullable String role(Table table, List<Column> columns) {
		return (columns.size() == 1) ? this.roles.of(table, columns.get(0)) : this.roles.of(table);
	}

	private Map<String, String> pairs(ForeignKey key) {
		List<Column> targets = key.isReferenceToPrimaryKey() ? key.getReferencedTable().getPrimaryKey().getColumns()
				: key.getReferencedColumns();
		Map<String, String> pairs = new HashMap<>();
		for (int index = 0; index < key.getColumnSpan(); index++) {
			pairs.put(this.names.key(key.getColumn(index)), this.names.key(targets.get(index)));
		}
		return pairs;
	}

	private static Map<String, String> pairs(Constraint key) {
		Map<String, String> pairs = new HashMap<>();
		for (int index = 0; index < key.columns().size(); index++) {
			pairs.put(key.columns().get(index), key.targetColumns().get(index));
		}
		return pairs;
	}

	private static String onDelete(ForeignKey key) {
		OnDeleteAction action = key.getOnDeleteAction();
		return normalised((action != null) ? action.toSqlString() : null);
	}

	private static String normalised(@Nullable String deleteRule) {
		String rule = (deleteRule != null) ? deleteRule.toUpperCase(Locale.ROOT) : "NO ACTION";
		return rule.equals("RESTRICT") ? "NO ACTION" : rule;
	}

	private Set<String> keys(List<Column> columns) {
		return columns.stream().map(this.names::key).collect(Collectors.toSet());
	}

	static List<Column> columns(Index index) {
		List<Column> columns = new ArrayList<>();
		for (Selectable selectable : index.getSelectables()) {
			if (selectable instanceof Column column) {
				columns.add(column);
			}
		}
		return columns;
	}

	private static String text(List<Column> columns) {
		return columns.stream().map(Column::getName).collect(Collectors.joining(", "));
	}

}
