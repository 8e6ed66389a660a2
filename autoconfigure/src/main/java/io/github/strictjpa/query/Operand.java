package io.github.strictjpa.query;

/**
 * What is known of a value on the operand stack of a method: whether a text was put
 * together from values that the method was given.
 */
final class Operand {

	/**
	 * A value of which nothing is known. It is never reported.
	 */
	static final Operand OTHER = new Operand(Kind.OTHER, false);

	/**
	 * A value that stands in the class file.
	 */
	static final Operand CONSTANT = new Operand(Kind.CONSTANT, false);

	/**
	 * A value that the method was given, or that it read from what it was given.
	 */
	static final Operand VARIABLE = new Operand(Kind.VARIABLE, false);

	/**
	 * A text put together from variables.
	 */
	static final Operand BUILT = new Operand(Kind.BUILT, false);

	private final boolean collecting;

	private Kind kind;

	private Operand(Kind kind, boolean collecting) {
		this.kind = kind;
		this.collecting = collecting;
	}

	/**
	 * Create a value that others are added to, as a string builder is or an array.
	 */
	static Operand collector() {
		return new Operand(Kind.CONSTANT, true);
	}

	void add(Operand part) {
		if (this.collecting && part.isVariable()) {
			this.kind = Kind.BUILT;
		}
	}

	boolean isVariable() {
		return this.kind == Kind.VARIABLE || this.kind == Kind.BUILT;
	}

	boolean isBuilt() {
		return this.kind == Kind.BUILT;
	}

	/**
	 * Return what is known of a text that is this value now, whatever is added later.
	 */
	Operand text() {
		return switch (this.kind) {
			case OTHER -> OTHER;
			case CONSTANT -> CONSTANT;
			case VARIABLE -> VARIABLE;
			case BUILT -> BUILT;
		};
	}

	/**
	 * Return what is known of a value that is this one or another, by the way the method
	 * has taken.
	 */
	Operand or(Operand other) {
		if (this == other) {
			return this;
		}
		return (this.kind.compareTo(other.kind) >= 0) ? text() : other.text();
	}

	/**
	 * The kinds; the later one holds where ways meet.
	 */
	private enum Kind {

		CONSTANT, OTHER, VARIABLE, BUILT

	}

}
