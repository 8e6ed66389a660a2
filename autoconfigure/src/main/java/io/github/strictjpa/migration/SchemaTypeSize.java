package io.github.strictjpa.migration;

import io.github.strictjpa.migration.SchemaDifference.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How many characters, bytes, digits or fractions of a second a type holds.
 *
 * @param whole characters, bytes, or digits before the point
 * @param fraction digits after the point
 * @param exact whether all digits are kept, which floating point does not
 */
record SchemaTypeSize(int whole, int fraction, boolean exact) {

	private static final int UNLIMITED = Integer.MAX_VALUE;

	/**
	 * Return how the real type holds less than the mapped one, or {@code null} where it
	 * holds as much or more.
	 */
	static @Nullable Kind lacking(SchemaType mapped, SchemaType actual) {
		if (mapped.isTime()) {
			return (actual.argument(0) < mapped.argument(0)) ? Kind.PRECISION : null;
		}
		if (mapped.family() == SchemaTypeFamily.NUMBER) {
			return ofNumber(mapped).lacking(ofNumber(actual), actual.argument(1) >= 0);
		}
		boolean padded = actual.name().equals("char") && mapped.argument(0) >= 0
				&& actual.argument(0) != mapped.argument(0);
		return (padded || ofText(actual) < ofText(mapped)) ? Kind.LENGTH : null;
	}

	private @Nullable Kind lacking(SchemaTypeSize actual, boolean scaled) {
		boolean holdsDigits = actual.exact || !this.exact || this.fraction == 0;
		if (this.whole <= actual.whole && this.fraction <= actual.fraction && holdsDigits) {
			return null;
		}
		return (scaled && this.exact && actual.exact && this.fraction != actual.fraction) ? Kind.SCALE : Kind.PRECISION;
	}

	private static int ofText(SchemaType type) {
		return (type.argument(0) < 0) ? UNLIMITED : type.argument(0);
	}

	private static SchemaTypeSize ofNumber(SchemaType type) {
		return switch (type.name()) {
			case "tinyint" -> integer(3);
			case "smallint" -> integer(5);
			case "integer" -> integer(10);
			case "bigint" -> integer(19);
			case "real" -> new SchemaTypeSize(7, 7, false);
			case "double precision" -> new SchemaTypeSize(15, 15, false);
			default -> (type.argument(0) < 0) ? new SchemaTypeSize(UNLIMITED, UNLIMITED, true)
					: new SchemaTypeSize(type.argument(0) - type.argument(1), type.argument(1), true);
		};
	}

	private static SchemaTypeSize integer(int digits) {
		return new SchemaTypeSize(digits, 0, true);
	}

}
