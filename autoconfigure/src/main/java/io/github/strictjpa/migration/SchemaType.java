package io.github.strictjpa.migration;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hibernate.type.SqlTypes;

/**
 * A column type under one name whatever a database or a person calls it:
 * {@code character varying(20)} is {@code varchar(20)}.
 *
 * @param sql the type as it was written
 * @param name the name without arguments
 * @param arguments length, or precision and scale, as far as they were written
 * @param array whether it is an array of that type
 * @param code the JDBC type code of the type, or of the elements of an array
 */
record SchemaType(String sql, String name, List<Integer> arguments, boolean array, int code) {

	/**
	 * Where the type ends in a {@code columnDefinition}.
	 */
	private static final Pattern REST = Pattern.compile(
			"\\s+(default|not\\s+null|null|check|unique|primary|references|"
					+ "collate|constraint|comment|generated|auto_increment|on|character\\s+set|charset)\\b.*",
			Pattern.DOTALL);

	private static final Pattern ARRAY = Pattern.compile("\\s*(\\[\\d*]|\\barray(\\[\\d+])?)\\s*$");

	private static final Pattern ARGUMENTS = Pattern.compile("\\(([^)]*)\\)");

	private static final Pattern NUMBER = Pattern.compile("(?<=^|,)\\s*(-?\\d{1,9})(\\s+(char|byte))?\\s*(?=,|$)");

	private static final int SINGLE_PRECISION_BITS = 24;

	private static final int DEFAULT_FRACTION = 6;

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("bool", "boolean"),
			Map.entry("int2", "smallint"), Map.entry("int", "integer"), Map.entry("int4", "integer"),
			Map.entry("serial", "integer"), Map.entry("int8", "bigint"), Map.entry("bigserial", "bigint"),
			Map.entry("float4", "real"), Map.entry("float8", "double precision"),
			Map.entry("double", "double precision"), Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"),
			Map.entry("decfloat", "numeric"), Map.entry("character", "char"), Map.entry("bpchar", "char"),
			Map.entry("character varying", "varchar"), Map.entry("char varying", "varchar"),
			Map.entry("character large object", "clob"), Map.entry("binary large object", "blob"),
			Map.entry("binary varying", "varbinary"), Map.entry("bytea", "varbinary"),
			Map.entry("time without time zone", "time"), Map.entry("timetz", "time with time zone"),
			Map.entry("timestamp without time zone", "timestamp"),
			Map.entry("timestamptz", "timestamp with time zone"));

	private static final Map<String, Integer> CODES = Map.ofEntries(Map.entry("boolean", Types.BOOLEAN),
			Map.entry("tinyint", Types.TINYINT), Map.entry("smallint", Types.SMALLINT),
			Map.entry("integer", Types.INTEGER), Map.entry("bigint", Types.BIGINT), Map.entry("real", Types.REAL),
			Map.entry("double precision", Types.DOUBLE), Map.entry("numeric", Types.NUMERIC),
			Map.entry("char", Types.CHAR), Map.entry("varchar", Types.VARCHAR), Map.entry("text", Types.LONGVARCHAR),
			Map.entry("clob", Types.CLOB), Map.entry("blob", Types.BLOB), Map.entry("varbinary", Types.VARBINARY),
			Map.entry("binary", Types.BINARY), Map.entry("date", Types.DATE), Map.entry("time", Types.TIME),
			Map.entry("time with time zone", Types.TIME_WITH_TIMEZONE), Map.entry("timestamp", Types.TIMESTAMP),
			Map.entry("timestamp with time zone", Types.TIMESTAMP_WITH_TIMEZONE), Map.entry("uuid", SqlTypes.UUID),
			Map.entry("json", SqlTypes.JSON), Map.entry("jsonb", SqlTypes.JSON), Map.entry("enum", SqlTypes.ENUM));

	/**
	 * Read a type, as a database reports it or as it stands in a definition.
	 */
	static SchemaType parse(String sql) {
		String text = REST.matcher(sql.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
		Matcher array = ARRAY.matcher(text);
		boolean isArray = array.find();
		String element = isArray ? text.substring(0, array.start()) : text;
		List<Integer> arguments = numbers(element);
		String name = ARGUMENTS.matcher(element).replaceFirst("").replaceAll("\\s+", " ").strip();
		boolean unlimited = name.equals("decfloat");
		name = canonical(unqualified(name), arguments);
		if (unlimited || name.equals("real") || name.equals("double precision")) {
			arguments = List.of();
		}
		return new SchemaType(sql, name, arguments, isArray, CODES.getOrDefault(name, Types.OTHER));
	}

	/**
	 * Return this type with the code that a driver reports.
	 */
	SchemaType withCode(int code) {
		return new SchemaType(this.sql, this.name, this.arguments, this.array, code);
	}

	boolean isSameAs(SchemaType other) {
		return this.array == other.array && this.name.equals(other.name);
	}

	SchemaTypeFamily family() {
		return SchemaTypeFamily.of(this);
	}

	/**
	 * Return whether an attribute of this type fails on a column of another one, whatever
	 * the size of its values.
	 */
	boolean failsOn(SchemaType actual, boolean postgres) {
		if (this.array == actual.array) {
			return family().failsOn(actual.family(), postgres);
		}
		boolean unknown = family() == SchemaTypeFamily.OTHER || actual.family() == SchemaTypeFamily.OTHER;
		boolean written = this.array && (actual.isText() || actual.family() == SchemaTypeFamily.JSON);
		return !unknown && (postgres || !written);
	}

	boolean isText() {
		return family() == SchemaTypeFamily.TEXT;
	}

	boolean isBytes() {
		return family() == SchemaTypeFamily.BYTES;
	}

	boolean isTime() {
		return this.name.startsWith("time");
	}

	/**
	 * Return the argument at an index, or a negative number where there is none and the
	 * type is unlimited or unknown.
	 */
	int argument(int index) {
		if (index < this.arguments.size()) {
			return this.arguments.get(index);
		}
		if (index == 1) {
			return (this.name.equals("numeric") && !this.arguments.isEmpty()) ? 0 : -1;
		}
		return isTime() ? DEFAULT_FRACTION : this.name.equals("char") ? 1 : -1;
	}

	private static List<Integer> numbers(String type) {
		List<Integer> numbers = new ArrayList<>();
		Matcher arguments = ARGUMENTS.matcher(type);
		if (arguments.find()) {
			Matcher number = NUMBER.matcher(arguments.group(1));
			while (number.find()) {
				numbers.add(Integer.valueOf(number.group(1)));
			}
		}
		return List.copyOf(numbers);
	}

	private static String unqualified(String name) {
		String unquoted = name.replace("\"", "").replace("`", "");
		return unquoted.substring(unquoted.lastIndexOf('.') + 1);
	}

	private static String canonical(String name, List<Integer> arguments) {
		if (name.equals("float")) {
			return (!arguments.isEmpty() && arguments.get(0) <= SINGLE_PRECISION_BITS) ? "real" : "double precision";
		}
		return ALIASES.getOrDefault(name, name);
	}

}
