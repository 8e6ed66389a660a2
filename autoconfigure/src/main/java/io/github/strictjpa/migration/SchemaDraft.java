package io.github.strictjpa.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.Set;

import org.hibernate.engine.jdbc.internal.FormatStyle;

/**
 * The next migration: what takes the real schema to the mapped one. Only what loses no
 * row is live; all else is written as a comment with the steps that are safe.
 *
 * @since 0.1.0
 */
public final class SchemaDraft {

	private static final String HEADER = "-- Drafted by Strict JPA from the mapping. Read it before it runs: from here on it is yours.";

	private static final String NOT_NULL = " set not null";

	private final List<SchemaDifference> differences;

	private final List<String> indexes;

	/**
	 * Create a draft.
	 * @param differences what the real schema lacks, as {@link SchemaDrift} found it
	 * @param indexes the statements that create the indexes of foreign keys
	 */
	public SchemaDraft(List<SchemaDifference> differences, List<String> indexes) {
		this.differences = List.copyOf(differences);
		this.indexes = List.copyOf(indexes);
	}

	/**
	 * Return whether there is nothing to write.
	 * @return {@code true} if the real schema is what the mapping says
	 */
	public boolean isEmpty() {
		return this.differences.isEmpty() && this.indexes.isEmpty();
	}

	/**
	 * Return what a person has to decide on before the migration runs.
	 * @return whole sentences about what is a comment, what may be a rename, and which
	 * new columns need a value for rows that are there
	 */
	public List<String> decisions() {
		return this.differences.stream()
			.filter((difference) -> isComment(difference) || isRequiredColumn(difference)
					|| !difference.renameCandidates().isEmpty())
			.map((difference) -> isRequiredColumn(difference)
					? difference.message() + " It is NOT NULL: rows that are there need a value first."
					: difference.message())
			.toList();
	}

	/**
	 * Return the migration.
	 * @return SQL, its statements parted by blank lines where they belong to different
	 * objects
	 */
	public String toSql() {
		List<String> blocks = new ArrayList<>();
		blocks.add(HEADER);
		Set<String> written = new HashSet<>();
		this.differences.stream()
			.filter((difference) -> !isComment(difference))
			.map((difference) -> live(difference, written))
			.filter((block) -> !block.isEmpty())
			.forEach(blocks::add);
		Set<String> last = new LinkedHashSet<>();
		this.differences.forEach((difference) -> last.addAll(difference.finalDdl()));
		last.addAll(this.indexes);
		last.removeAll(written);
		if (!last.isEmpty()) {
			blocks.add(statements(last));
		}
		this.differences.stream().filter(SchemaDraft::isComment).map(SchemaDraft::comment).forEach(blocks::add);
		return String.join("\n\n", blocks) + "\n";
	}

	/**
	 * Return whether a change could lose or refuse rows, or needs a person.
	 */
	static boolean isComment(SchemaDifference difference) {
		return switch (difference.kind()) {
			case INCOMPATIBLE_TYPE, TYPE, NULLABILITY, UNWRITABLE_COLUMN, IDENTITY, GENERATION -> true;
			case LENGTH, PRECISION, SCALE -> difference.destructive();
			default -> difference.ddl().isEmpty();
		};
	}

	/**
	 * Return whether a new column is NOT NULL and nothing fills it.
	 */
	private static boolean isRequiredColumn(SchemaDifference difference) {
		return difference.kind() == SchemaDifference.Kind.MISSING_COLUMN
				&& difference.ddl().stream().anyMatch((statement) -> statement.endsWith(NOT_NULL));
	}

	private static String live(SchemaDifference difference, Set<String> written) {
		List<String> lines = new ArrayList<>(rename(difference));
		switch (difference.kind()) {
			case UNWRITTEN_COLUMN -> lines.add(("-- No attribute writes %s. Once it is no longer needed, drop it: "
					+ "alter table %s drop column %s;")
				.formatted(name(difference), difference.table(), difference.column()));
			case MISSING_IDENTITY ->
				lines.add("-- The numbers start at 1. Restart them above the largest value of %s if there are rows."
					.formatted(name(difference)));
			case UNIQUE -> lines.add(
					"-- Fails where rows are equal. Look first: select %2$s, count(*) from %1$s group by %2$s having count(*) > 1;"
						.formatted(difference.table(), difference.column()));
			case FOREIGN_KEY ->
				lines.add("-- Fails where rows of %s refer to a row that is not there.".formatted(difference.table()));
			default -> {
			}
		}
		for (String statement : difference.ddl().stream().filter(written::add).toList()) {
			if (isRequiredColumn(difference) && statement.endsWith(NOT_NULL)) {
				lines.add("-- Rows that are there need a value first, else the next statement fails:");
				lines.add("-- update %1$s set %2$s = ? where %2$s is null;".formatted(difference.table(),
						difference.column()));
				lines.add("-- It also refuses the inserts of instances that still run without the column. If there are "
						+ "any, move it to the next release.");
			}
			lines.add(format(statement) + ";");
		}
		return String.join("\n", lines);
	}

	private static String format(String statement) {
		return statement.startsWith("create table")
				? FormatStyle.DDL.getFormatter().format(statement).strip().replace("\n    ", "\n") : statement;
	}

	private static List<String> rename(SchemaDifference difference) {
		List<String> lines = new ArrayList<>();
		for (String candidate : difference.renameCandidates()) {
			boolean column = difference.column() != null;
			String old = column ? difference.table() + "." + candidate : candidate;
			String change = column
					? "alter table %s rename column %s to %s".formatted(difference.table(), candidate,
							difference.column())
					: "alter table %s rename to %s".formatted(candidate, difference.table());
			lines.add("-- Nothing maps %s. If it is %s under its old name, keep its rows by this instead: %s;"
				.formatted(old, name(difference), change));
		}
		return lines;
	}

	private static String comment(SchemaDifference difference) {
		List<String> lines = new ArrayList<>();
		lines.add(difference.message());
		if (difference.kind() == SchemaDifference.Kind.NULLABILITY) {
			lines.add("Rows with null would refuse it. First the application writes a value always, then:");
			lines.add("1. Backfill: update %1$s set %2$s = ? where %2$s is null;".formatted(difference.table(),
					difference.column()));
			lines.add("2. Enforce:  " + statements(difference.ddl()));
		}
		else if (difference.kind() == SchemaDifference.Kind.IDENTITY) {
			lines.add("Inserts of other programs may rely on the numbers. If there are none:");
			lines.add("  " + statements(difference.ddl()));
		}
		else if (difference.ddl().isEmpty()) {
			lines.add("There is no statement that is right for all. Change the mapping, or the column.");
		}
		else {
			lines.add("Values could be lost or refused. Where all of them fit:");
			difference.ddl().forEach((statement) -> lines.add("  " + statement + ";"));
			lines.add("Otherwise, in a release each: 1. add a column of the new type and write both; 2. backfill it "
					+ "from the old one;");
			lines.add("3. enforce its constraints, read only it, and drop the old one.");
		}
		return lines.stream().flatMap(String::lines).map((line) -> "-- " + line).collect(Collectors.joining("\n"));
	}

	private static String name(SchemaDifference difference) {
		return (difference.column() != null) ? difference.table() + "." + difference.column() : difference.table();
	}

	private static String statements(Iterable<String> statements) {
		List<String> lines = new ArrayList<>();
		statements.forEach((statement) -> lines.add(statement + ";"));
		return String.join("\n", lines);
	}

}
