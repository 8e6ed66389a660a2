package io.github.strictjpa.migration;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Collects the differences of one persistence unit and what could not be judged.
 */
final class SchemaFindings {

	private final List<SchemaDifference> differences = new ArrayList<>();

	private final List<String> notJudged = new ArrayList<>();

	private final String unit;

	private final SchemaNames names;

	private final SchemaRoles roles;

	SchemaFindings(String unit, SchemaNames names, SchemaRoles roles) {
		this.unit = unit;
		this.names = names;
		this.roles = roles;
	}

	void add(SchemaDifference difference) {
		this.differences.add(difference);
	}

	/**
	 * Add a difference of one mapped column.
	 */
	void add(SchemaDifference.Kind kind, Table table, Column column, boolean destructive, List<String> ddl,
			String message) {
		add(of(kind, table, column.getName(), this.roles.of(table, column), destructive, ddl, message));
	}

	SchemaDifference of(SchemaDifference.Kind kind, Table table, @Nullable String column, @Nullable String role,
			boolean destructive, List<String> ddl, String message) {
		return new SchemaDifference(kind, this.unit, this.names.sql(table), column, role, message, ddl, List.of(),
				destructive, List.of());
	}

	/**
	 * Add a difference of a sequence.
	 */
	void add(SchemaDifference.Kind kind, String sequence, List<String> ddl, String message) {
		add(new SchemaDifference(kind, this.unit, sequence, null, null, message, ddl, List.of(), false, List.of()));
	}

	void notJudged(String what) {
		this.notJudged.add(what);
	}

	/**
	 * Name a column together with the attribute that maps it.
	 */
	String name(Table table, Column column) {
		String name = "'%s.%s'".formatted(this.names.sql(table), column.getName());
		String role = this.roles.of(table, column);
		return (role != null) ? "%s (%s)".formatted(name, role) : name;
	}

	SchemaReport report() {
		return new SchemaReport(this.unit, this.differences, this.notJudged);
	}

}
