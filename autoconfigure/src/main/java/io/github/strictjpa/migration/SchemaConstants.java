package io.github.strictjpa.migration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;

/**
 * The values that a mapped column is limited to: those of an enum, or the discriminators
 * of a hierarchy.
 */
final class SchemaConstants {

	private final SchemaDdl ddl;

	SchemaConstants(SchemaDdl ddl) {
		this.ddl = ddl;
	}

	/**
	 * Return the values, or nothing where the column takes any.
	 */
	Set<String> of(Column column) {
		Set<String> constants = new LinkedHashSet<>();
		List<String> conditions = new ArrayList<>(this.ddl.enumDefinition(column));
		column.getCheckConstraints().stream().map(CheckConstraint::getConstraint).forEach(conditions::add);
		for (String condition : conditions) {
			Set<String> values = SchemaEnumValues.of(condition, column.getName());
			if (values != null) {
				constants.addAll(values);
			}
		}
		return constants;
	}

	/**
	 * Return the values that a type is too short for.
	 */
	static List<String> tooLong(Set<String> constants, SchemaType type) {
		int length = type.argument(0);
		return constants.stream().filter((constant) -> length >= 0 && constant.length() > length).toList();
	}

}
