package io.github.strictjpa.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/**
 * Finds foreign keys and unique constraints that are named by a hash, as Hibernate does
 * where neither the mapping nor a naming strategy of the application says a name.
 */
final class UnnamedConstraintCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("unnamed-constraint", Level.OFF, "A foreign key or unique constraint has no name of its own.")
		.documented();

	/**
	 * A prefix and an MD5 hash in base 35.
	 * @see org.hibernate.boot.model.naming.NamingHelper
	 */
	private static final Pattern GENERATED = Pattern.compile("(FK|UK)[0-9a-y]{18,25}", Pattern.CASE_INSENSITIVE);

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		Map<String, List<String>> unnamed = new LinkedHashMap<>();
		Map<Columns, String> owners = owners(metadata);
		for (Table table : metadata.collectTableMappings()) {
			constraints(table).forEach((constraint) -> {
				String owner = owners.getOrDefault(new Columns(table, constraint.columns()),
						owners.get(new Columns(table, List.of())));
				if (owner != null) {
					unnamed.computeIfAbsent(owner, (key) -> new ArrayList<>()).add(constraint.toString());
				}
			});
		}
		return unnamed.entrySet().stream().map((entry) -> violation(entry.getKey(), entry.getValue()));
	}

	private static Violation violation(String owner, List<String> constraints) {
		return Violation.of(RULE, owner,
				"%s has constraints without a name of their own: %s.".formatted(owner, String.join(", ", constraints)),
				"Name foreign keys by @JoinColumn(foreignKey = @ForeignKey(name = …)), also in @JoinTable and "
						+ "@CollectionTable, and unique constraints by @UniqueConstraint(name = …) in @Table.");
	}

	private static Stream<Constraint> constraints(Table table) {
		Stream<Constraint> foreignKeys = table.getForeignKeyCollection()
			.stream()
			.filter((key) -> key.isCreationEnabled() && key.isPhysicalConstraint() && isGenerated(key.getName()))
			.map((key) -> new Constraint("foreign key", List.copyOf(key.getColumns())));
		Stream<Constraint> uniqueKeys = table.getUniqueKeys()
			.values()
			.stream()
			.filter((key) -> key.isExplicit() && !key.isNameExplicit() && isGenerated(key.getName()))
			.map((key) -> new Constraint("unique", List.copyOf(key.getColumns())));
		Stream<Constraint> uniqueColumns = table.getColumns()
			.stream()
			.filter(Column::isUnique)
			.map((column) -> new Constraint("unique", List.of(column)));
		return Stream.of(foreignKeys, uniqueKeys, uniqueColumns).flatMap((constraints) -> constraints).distinct();
	}

	private static boolean isGenerated(String name) {
		return GENERATED.matcher(name).matches();
	}

	/**
	 * Return the roles and entities that columns belong to; the empty list of columns
	 * stands for all others of a table.
	 */
	private static Map<Columns, String> owners(Metadata metadata) {
		Map<Columns, String> owners = new LinkedHashMap<>();
		for (PersistentClass entity : metadata.getEntityBindings()) {
			owners.putIfAbsent(new Columns(entity.getTable(), List.of()), entity.getEntityName());
			for (Join join : entity.getJoins()) {
				owners.putIfAbsent(new Columns(join.getTable(), List.of()), entity.getEntityName());
			}
		}
		MappedAttributes.of(metadata).forEach((attribute) -> {
			Value value = attribute.value();
			if (value instanceof Collection collection && !collection.isInverse()) {
				owners.putIfAbsent(new Columns(collection.getCollectionTable(), collection.getKey().getSelectables()),
						attribute.role());
				if (!collection.isOneToMany()) {
					owners.putIfAbsent(new Columns(collection.getCollectionTable(), List.of()), attribute.role());
				}
			}
			else if (!value.getSelectables().isEmpty()) {
				owners.putIfAbsent(new Columns(value.getTable(), value.getSelectables()), attribute.role());
			}
		});
		return owners;
	}

	/**
	 * Some columns of a table.
	 */
	private record Columns(Table table, List<? extends Selectable> columns) {

	}

	/**
	 * A constraint without a name.
	 */
	private record Constraint(String kind, List<Column> columns) {

		@Override
		public String toString() {
			return this.columns.stream().map(Column::getName).collect(Collectors.joining(", ", this.kind + " (", ")"));
		}

	}

}
