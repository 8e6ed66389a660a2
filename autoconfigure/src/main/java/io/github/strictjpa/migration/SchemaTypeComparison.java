package io.github.strictjpa.migration;

import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.migration.SchemaDifference.Kind;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * Compares the type of a mapped column with the real one. A type is incompatible only
 * where statements fail for other reasons than the size of a value, and Hibernate's own
 * validation refuses it too.
 */
final class SchemaTypeComparison {

	private final SchemaMapping mapping;

	private final SchemaDdl ddl;

	private final SchemaRoles roles;

	private final SchemaFindings findings;

	private final SchemaTextBinding textBinding;

	private final SchemaConstants constants;

	private final Map<String, SchemaType> parsed = new HashMap<>();

	private final boolean precise;

	SchemaTypeComparison(SchemaMapping mapping, SchemaDdl ddl, SchemaRoles roles, SchemaFindings findings,
			SchemaTextBinding textBinding, boolean precise) {
		this.mapping = mapping;
		this.ddl = ddl;
		this.roles = roles;
		this.findings = findings;
		this.textBinding = textBinding;
		this.constants = new SchemaConstants(ddl);
		this.precise = precise;
	}

	/**
	 * Compare, unless SQL of the mapping converts the values.
	 * @throws org.hibernate.MappingException if Hibernate has no type for the column
	 */
	void compare(Table table, Column column, SchemaSnapshot.Table realTable, SchemaSnapshot.Column real)
			throws SQLException {
		if (column.getCustomRead() != null || column.getCustomWrite() != null) {
			return;
		}
		SchemaType mapped = mapped(column);
		SchemaType actual = (real.baseType() != null && !mapped.isSameAs(real.type())) ? real.baseType() : real.type();
		if (mapped.array() == actual.array() && (mapped.isSameAs(actual) || isKindred(mapped, actual))) {
			compareSize(table, column, mapped, actual);
		}
		else if (isRefused(table, column, mapped, realTable, actual)) {
			this.findings.add(Kind.INCOMPATIBLE_TYPE, table, column, true, this.ddl.changeType(table, column),
					"The column %s has the type %s, which does not fit the mapped type %s."
						.formatted(this.findings.name(table, column), real.type().sql(), mapped.sql()));
		}
		else if (!isConverted(table, column, mapped, realTable, real)) {
			differ(Kind.TYPE, table, column, mapped, actual, true);
		}
	}

	/**
	 * Read the mapped type. Names of types that only one database has are known by the
	 * code by which Hibernate judges them.
	 */
	private SchemaType mapped(Column column) {
		SchemaType mapped = this.parsed.computeIfAbsent(this.ddl.type(column), SchemaType::parse);
		int code = column.getSqlTypeCode(this.mapping.metadata());
		return (mapped.family() == SchemaTypeFamily.OTHER && !mapped.array()) ? mapped.withCode(code) : mapped;
	}

	private static boolean isKindred(SchemaType mapped, SchemaType actual) {
		return mapped.family() == actual.family() && switch (mapped.family()) {
			case NUMBER, TEXT, BYTES -> true;
			default -> false;
		};
	}

	private boolean isRefused(Table table, Column column, SchemaType mapped, SchemaSnapshot.Table realTable,
			SchemaType actual) throws SQLException {
		Dialect dialect = this.mapping.dialect();
		int code = column.getSqlTypeCode(this.mapping.metadata());
		boolean equivalent = !mapped.array() && !actual.array() && dialect.equivalentTypes(code, actual.code());
		if (equivalent || !mapped.failsOn(actual, dialect instanceof PostgreSQLDialect)) {
			return false;
		}
		return !isTakenAsText(table, column, mapped, realTable);
	}

	/**
	 * Return whether a column is read as text, which drivers make of every type, and is
	 * written as text in no other way than the database takes it.
	 */
	private boolean isTakenAsText(Table table, Column column, SchemaType mapped, SchemaSnapshot.Table realTable)
			throws SQLException {
		boolean read = !realTable.base() || !this.roles.isWritten(table) || this.roles.isReadOnly(table, column);
		return mapped.isText() && !mapped.array() && (read || this.textBinding.isUntyped());
	}

	/**
	 * Return whether different types are no difference. An enum that is kept as text is
	 * how one migration serves several databases.
	 */
	private boolean isConverted(Table table, Column column, SchemaType mapped, SchemaSnapshot.Table realTable,
			SchemaSnapshot.Column real) throws SQLException {
		SchemaType actual = real.type();
		boolean enumerated = mapped.family() == SchemaTypeFamily.OTHER && actual.isText()
				&& actual.code() != Types.OTHER && mapped.array() == actual.array();
		return enumerated || (real.labels() != null && isTakenAsText(table, column, mapped, realTable));
	}

	private void compareSize(Table table, Column column, SchemaType mapped, SchemaType actual) {
		boolean unknown = !this.precise && actual.arguments().isEmpty();
		boolean other = mapped.family() == SchemaTypeFamily.OTHER && mapped.arguments().isEmpty();
		if (unknown || other || isUnsaid(column, mapped, actual)) {
			return;
		}
		Kind lacking = SchemaTypeSize.lacking(mapped, actual);
		Set<String> values = this.constants.of(column);
		List<String> tooLong = SchemaConstants.tooLong(values, actual);
		if (lacking == null || (!values.isEmpty() && (tooLong.isEmpty() || !actual.isText()))) {
			return;
		}
		if (values.isEmpty()) {
			differ(lacking, table, column, mapped, actual, SchemaTypeSize.lacking(actual, mapped) != null);
			return;
		}
		this.findings.add(Kind.ENUM_CONSTANT, table, column, false, this.ddl.changeType(table, column),
				"The column %s is %s, which is too short for %s.".formatted(this.findings.name(table, column),
						actual.sql(), String.join(", ", tooLong)));
	}

	/**
	 * Return whether the mapping leaves a size open that Hibernate has to name one for:
	 * the digits of a decimal without precision, the fraction of a time of day.
	 */
	private static boolean isUnsaid(Column column, SchemaType mapped, SchemaType actual) {
		boolean decimal = mapped.name().equals("numeric") && actual.name().equals("numeric")
				&& column.getPrecision() == null;
		return decimal || (mapped.name().startsWith("time") && !mapped.name().startsWith("timestamp")
				&& column.getTemporalPrecision() == null);
	}

	private void differ(Kind kind, Table table, Column column, SchemaType mapped, SchemaType actual,
			boolean destructive) {
		List<String> change = this.ddl.changeType(table, column);
		this.findings.add(kind, table, column, destructive, change, "The column %s is %s, mapped is %s."
			.formatted(this.findings.name(table, column), actual.sql(), mapped.sql()));
	}

}
