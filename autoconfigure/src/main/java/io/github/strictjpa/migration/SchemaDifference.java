package io.github.strictjpa.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One place where the real schema differs from the mapped one.
 *
 * @param kind what differs
 * @param persistenceUnit the name of the persistence unit
 * @param table the table or sequence, as it stands in SQL
 * @param column the column, or several parted by commas for a key, or {@code null}
 * @param role what maps it: the declaring class and attribute, the entity for a table, or
 * {@code null} where nothing does
 * @param message what differs, in whole sentences
 * @param ddl the statements that mend it, in order, without a closing semicolon; empty
 * where it takes a person to say
 * @param finalDdl the constraints and indexes to create once the {@code ddl} of all
 * differences has run
 * @param destructive whether the {@code ddl} can lose data or fail on existing rows: what
 * is dropped, shortened, retyped or no longer nullable
 * @param renameCandidates for what is missing, the unmapped tables, or columns of that
 * table, one of which may be it under an earlier name
 * @since 0.1.0
 */
public record SchemaDifference(Kind kind, String persistenceUnit, String table, @Nullable String column,
		@Nullable String role, String message, List<String> ddl, List<String> finalDdl, boolean destructive,
		List<String> renameCandidates) {

	/**
	 * Create a difference.
	 */
	public SchemaDifference {
		ddl = List.copyOf(ddl);
		finalDdl = List.copyOf(finalDdl);
		renameCandidates = List.copyOf(renameCandidates);
	}

	/**
	 * Return the rule that the difference violates.
	 * @return {@link SchemaDrift#DRIFT} or {@link SchemaDrift#DIVERGENCE}
	 */
	public Rule rule() {
		return this.kind.breaksAtRunTime() ? SchemaDrift.DRIFT : SchemaDrift.DIVERGENCE;
	}

	/**
	 * Return the difference as a violation, as it is judged at start-up.
	 * @return the violation of its rule, by what maps it
	 */
	public Violation violation() {
		return violation(List.of(this));
	}

	/**
	 * Return differences of one rule and attribute as one violation.
	 */
	static Violation violation(List<SchemaDifference> differences) {
		SchemaDifference first = differences.get(0);
		String column = (first.column() != null) ? first.table() + "." + first.column() : first.table();
		String message = differences.stream().map(SchemaDifference::message).collect(Collectors.joining(" "));
		List<String> ddl = new ArrayList<>();
		differences.forEach((difference) -> ddl.addAll(difference.ddl()));
		differences.forEach((difference) -> ddl.addAll(difference.finalDdl()));
		String fix = ddl.isEmpty() ? "Change the mapping, or the column in a migration."
				: "Change the mapping, or add a migration: "
						+ ddl.stream().distinct().map((statement) -> statement + ";").collect(Collectors.joining(" "));
		return Violation.of(first.rule(), Objects.requireNonNullElse(first.role(), column), message, fix)
			.in(first.persistenceUnit());
	}

	SchemaDifference with(List<String> finalDdl, List<String> renameCandidates) {
		return new SchemaDifference(this.kind, this.persistenceUnit, this.table, this.column, this.role, this.message,
				this.ddl, finalDdl, this.destructive, renameCandidates);
	}

	/**
	 * What differs.
	 */
	public enum Kind {

		/**
		 * A mapped table does not exist.
		 */
		MISSING_TABLE(true),

		/**
		 * A mapped column does not exist.
		 */
		MISSING_COLUMN(true),

		/**
		 * A mapped sequence does not exist.
		 */
		MISSING_SEQUENCE(true),

		/**
		 * A column has a type that values of the attribute can't be written to or read
		 * from.
		 */
		INCOMPATIBLE_TYPE(true),

		/**
		 * A sequence is incremented by another number than the mapping expects: ids are
		 * used twice or skipped.
		 */
		SEQUENCE_INCREMENT(true),

		/**
		 * A check or an enumerated type refuses a constant of the enum.
		 */
		ENUM_CONSTANT(true),

		/**
		 * A column that no attribute writes is NOT NULL and the database does not fill
		 * it: every insert fails.
		 */
		UNWRITTEN_COLUMN(true),

		/**
		 * The database always computes a column that an attribute writes: every insert
		 * fails.
		 */
		UNWRITABLE_COLUMN(true),

		/**
		 * An id is left to the database, which does not number it: every insert fails.
		 */
		MISSING_IDENTITY(true),

		/**
		 * A column has another type that works.
		 */
		TYPE(false),

		/**
		 * A column holds more or fewer characters or bytes.
		 */
		LENGTH(false),

		/**
		 * A column holds more or fewer digits, or fractions of a second.
		 */
		PRECISION(false),

		/**
		 * A column holds more or fewer digits after the point.
		 */
		SCALE(false),

		/**
		 * Only one of both allows null.
		 */
		NULLABILITY(false),

		/**
		 * A default of the mapping is missing or another one.
		 */
		DEFAULT(false),

		/**
		 * The database numbers a column that the mapping does not leave to it.
		 */
		IDENTITY(false),

		/**
		 * The mapping says that the database computes a column, and it does not.
		 */
		GENERATION(false),

		/**
		 * A unique constraint of the mapping is missing.
		 */
		UNIQUE(false),

		/**
		 * An index of the mapping is missing.
		 */
		INDEX(false),

		/**
		 * A foreign key of the mapping is missing, or does something else on delete.
		 */
		FOREIGN_KEY(false);

		private final boolean breaksAtRunTime;

		Kind(boolean breaksAtRunTime) {
			this.breaksAtRunTime = breaksAtRunTime;
		}

		/**
		 * Return whether statements that Hibernate sends fail or do something wrong.
		 * @return {@code true} for drift, {@code false} for divergence
		 */
		public boolean breaksAtRunTime() {
			return this.breaksAtRunTime;
		}

	}

}
