package io.github.strictjpa.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The real schema as it was read at one moment. All names are keys of
 * {@link SchemaNames}.
 *
 * @param tables the tables and views
 * @param sequences the sequences, or {@code null} where they can't be read
 * @param precise whether triggers and the digits of times are known
 */
record SchemaSnapshot(Map<Name, Table> tables, @Nullable Map<Name, Sequence> sequences, boolean precise) {

	/**
	 * Find a table.
	 * @param container its schema or catalog, or {@code null} where an unqualified name
	 * has to find it
	 */
	@Nullable Table table(@Nullable String container, String name) {
		if (container != null) {
			return this.tables.get(new Name(container, name));
		}
		return this.tables.values()
			.stream()
			.filter((table) -> table.visible() && table.name().name().equals(name))
			.findFirst()
			.orElse(null);
	}

	static @Nullable Sequence sequence(Map<Name, Sequence> sequences, @Nullable String container, String name) {
		if (container != null) {
			return sequences.get(new Name(container, name));
		}
		return sequences.values()
			.stream()
			.filter((sequence) -> sequence.visible() && sequence.name().name().equals(name))
			.findFirst()
			.orElse(null);
	}

	/**
	 * The name of an object with its schema, or its catalog where there are no schemas.
	 */
	record Name(String container, String name) {

	}

	/**
	 * A table or view.
	 *
	 * @param name its name
	 * @param base whether it is a table and no view
	 * @param visible whether an unqualified name finds it
	 * @param triggered whether a trigger runs on insert
	 */
	record Table(Name name, boolean base, boolean visible, boolean triggered, Map<String, Column> columns,
			List<Constraint> keys, List<Index> indexes) {

		Table(Name name, boolean base, boolean visible, boolean triggered) {
			this(name, base, visible, triggered, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
		}

		Stream<Constraint> keys(Constraint.Kind kind) {
			return this.keys.stream().filter((key) -> key.kind() == kind);
		}

	}

	/**
	 * A column.
	 *
	 * @param type its type
	 * @param baseType the type beneath, where {@code type} is a domain
	 * @param labels the constants of an enumerated type as quoted literals
	 * @param defaultValue the default as SQL
	 */
	record Column(String name, SchemaType type, @Nullable SchemaType baseType, @Nullable String labels,
			boolean nullable, @Nullable String defaultValue, boolean generated, Identity identity) {

		boolean isFilledByDatabase() {
			return this.defaultValue != null || this.generated || this.identity != Identity.NONE;
		}

	}

	/**
	 * Whether the database numbers a column.
	 */
	enum Identity {

		NONE, BY_DEFAULT, ALWAYS

	}

	/**
	 * A constraint.
	 *
	 * @param target the referenced table of a foreign key
	 * @param targetColumns the referenced columns, in the order of {@code columns}
	 * @param deleteRule what a foreign key does on delete, as in {@code CASCADE}
	 * @param clause the condition of a check
	 */
	record Constraint(String name, Kind kind, List<String> columns, @Nullable Name target, List<String> targetColumns,
			@Nullable String deleteRule, @Nullable String clause) {

		/**
		 * The kind of a constraint.
		 */
		enum Kind {

			PRIMARY, UNIQUE, FOREIGN, CHECK

		}

	}

	/**
	 * An index over all rows of a table.
	 *
	 * @param columns its columns in order, an empty string for an expression
	 */
	record Index(String name, boolean unique, List<String> columns) {

	}

	/**
	 * A sequence.
	 *
	 * @param increment by how much it is incremented, or {@code null} where that is
	 * unknown
	 */
	record Sequence(Name name, boolean visible, @Nullable Long increment) {

	}

}
