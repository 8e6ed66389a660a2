package io.github.strictjpa.migration;

import java.util.List;

import io.github.strictjpa.migration.SchemaDifference.Kind;
import org.hibernate.MappingException;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * Compares the type of a mapped column with the real one. A type is incompatible only
 * where its name and Hibernate's own validation both say so. Text in an enumerated type
 * works with a cast, or with a setting of the driver, so that it only diverges.
 */
final class SchemaTypeComparison {

	private final SchemaMapping mapping;

	private final SchemaDdl ddl;

	private final SchemaFindings findings;

	private final boolean precise;

	SchemaTypeComparison(SchemaMapping mapping, SchemaDdl ddl, SchemaFindings findings, boolean precise) {
		this.mapping = mapping;
		this.ddl = ddl;
		this.findings = findings;
		this.precise = precise;
	}

	void compare(Table table, Column column, SchemaSnapshot.Column real) {
		SchemaType mapped;
		int code;
		try {
			mapped = SchemaType.parse(this.ddl.type(column));
			code = code(column, mapped);
		}
		catch (MappingException ex) {
			this.findings.notJudged("The type of %s was not compared: Hibernate has no column type for it (%s)."
				.formatted(this.findings.name(table, column), ex.getMessage()));
			return;
		}
		SchemaType actual = (real.baseType() != null && !mapped.isSameAs(real.type())) ? real.baseType() : real.type();
		if (mapped.isSameAs(actual)) {
			compareSize(table, column, mapped, actual);
		}
		else if (real.labels() != null && mapped.isCharacters()) {
			differ(Kind.TYPE, table, column, mapped, actual, true);
		}
		else if (!isCompatible(mapped, code, actual)) {
			this.findings.add(Kind.INCOMPATIBLE_TYPE, table, column, true, this.ddl.changeType(table, column),
					"The column %s has the type %s, which does not fit the mapped type %s."
						.formatted(this.findings.name(table, column), real.type().sql(), mapped.sql()));
		}
		else {
			compareKindred(table, column, mapped, actual);
		}
	}

	private boolean isCompatible(SchemaType mapped, int code, SchemaType actual) {
		Dialect dialect = this.mapping.dialect();
		return mapped.array() == actual.array()
				&& (dialect.equivalentTypes(code, actual.code()) || mapped.isKindredTo(actual));
	}

	/**
	 * Return the code by which Hibernate judges a column; for an array that of its
	 * elements.
	 */
	private int code(Column column, SchemaType mapped) {
		Metadata metadata = this.mapping.metadata();
		return mapped.array() ? mapped.code() : column.getSqlTypeCode(metadata);
	}

	private void compareSize(Table table, Column column, SchemaType mapped, SchemaType actual) {
		boolean unknown = !this.precise && actual.arguments().isEmpty();
		if (mapped.arguments().isEmpty() || unknown) {
			return;
		}
		boolean scaled = mapped.arguments().size() > 1 && !mapped.isTime();
		boolean first = mapped.argument(0) != actual.argument(0);
		if (first) {
			boolean shorter = actual.argument(0) < 0 || mapped.argument(0) < actual.argument(0);
			differ(isLength(mapped) ? Kind.LENGTH : Kind.PRECISION, table, column, mapped, actual, shorter);
		}
		if (scaled && mapped.argument(1) != actual.argument(1)) {
			boolean narrower = actual.argument(1) < 0 || mapped.argument(1) < actual.argument(1);
			differ(Kind.SCALE, table, column, mapped, actual, narrower);
		}
	}

	private static boolean isLength(SchemaType type) {
		return type.isCharacters() || type.isBytes() || !(type.isNumber() || type.isTime());
	}

	/**
	 * Compare types of different names that work for each other. An enum that is kept as
	 * text is how one migration serves several databases.
	 */
	private void compareKindred(Table table, Column column, SchemaType mapped, SchemaType actual) {
		boolean unlimited = mapped.arguments().isEmpty() && actual.arguments().isEmpty();
		if (mapped.isNumber() && actual.isNumber()) {
			differ(Kind.PRECISION, table, column, mapped, actual, true);
		}
		else if (mapped.isKindredTo(actual)) {
			if (!unlimited) {
				differ(Kind.LENGTH, table, column, mapped, actual, !mapped.arguments().isEmpty());
			}
		}
		else if (!actual.isCharacters()) {
			differ(Kind.TYPE, table, column, mapped, actual, true);
		}
	}

	private void differ(Kind kind, Table table, Column column, SchemaType mapped, SchemaType actual,
			boolean destructive) {
		List<String> change = this.ddl.changeType(table, column);
		this.findings.add(kind, table, column, destructive, change, "The column %s is %s, mapped is %s."
			.formatted(this.findings.name(table, column), actual.sql(), mapped.sql()));
	}

}
