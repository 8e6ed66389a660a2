package io.github.strictjpa.migration;

import java.sql.Types;
import java.util.EnumSet;
import java.util.Set;

import org.hibernate.type.SqlTypes;

/**
 * What a column holds. Between two families some statements always fail, or values that
 * one allows can't be read as the other; within a family only some values do.
 */
enum SchemaTypeFamily {

	NUMBER, TEXT, BOOLEAN, DATE, TIME, UUID, BYTES, JSON,

	/**
	 * The number of a large object of PostgreSQL.
	 */
	LARGE_OBJECT,

	/**
	 * What nothing is known of.
	 */
	OTHER;

	/**
	 * Return whether an attribute of this family fails on a column of another one.
	 * @param actual the family of the column
	 * @param postgres whether the database is PostgreSQL, which converts hardly anything
	 */
	boolean failsOn(SchemaTypeFamily actual, boolean postgres) {
		if (this == actual || this == OTHER || actual == OTHER) {
			return false;
		}
		return !(postgres ? worksOnPostgres() : worksElsewhere()).contains(actual);
	}

	private Set<SchemaTypeFamily> worksOnPostgres() {
		return switch (this) {
			case DATE, TIME, JSON -> EnumSet.of(TEXT);
			case NUMBER -> EnumSet.of(LARGE_OBJECT);
			case LARGE_OBJECT -> EnumSet.of(NUMBER, TEXT);
			default -> EnumSet.noneOf(SchemaTypeFamily.class);
		};
	}

	private Set<SchemaTypeFamily> worksElsewhere() {
		return switch (this) {
			case NUMBER -> EnumSet.of(BOOLEAN);
			case TEXT -> EnumSet.of(UUID, BYTES, JSON);
			case BOOLEAN -> EnumSet.of(NUMBER, TEXT);
			case DATE, UUID, BYTES, JSON -> EnumSet.of(TEXT, UUID, BYTES);
			case TIME -> EnumSet.of(TEXT, DATE);
			case LARGE_OBJECT, OTHER -> EnumSet.allOf(SchemaTypeFamily.class);
		};
	}

	static SchemaTypeFamily of(SchemaType type) {
		if (type.name().equals("oid")) {
			return LARGE_OBJECT;
		}
		return type.name().endsWith("text") ? TEXT : of(type.code());
	}

	static SchemaTypeFamily of(int code) {
		return switch (code) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.FLOAT, Types.DOUBLE,
					Types.NUMERIC, Types.DECIMAL ->
				NUMBER;
			case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NCHAR, Types.NVARCHAR,
					Types.LONGNVARCHAR, Types.NCLOB ->
				TEXT;
			case Types.BOOLEAN -> BOOLEAN;
			case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> DATE;
			case Types.TIME, Types.TIME_WITH_TIMEZONE -> TIME;
			case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
			case SqlTypes.UUID -> UUID;
			case SqlTypes.JSON -> JSON;
			default -> OTHER;
		};
	}

}
