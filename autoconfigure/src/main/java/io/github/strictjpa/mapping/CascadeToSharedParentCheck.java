package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.Table;

/**
 * Finds associations that pass a removal on to what other entities use as well.
 */
final class CascadeToSharedParentCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("cascade-to-shared-parent", Level.FAIL, "Removing an entity removes what other entities use.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		return DistinctViolations.of(MappedAttributes.of(metadata)
			.filter((attribute) -> isShared(attribute) && removes(attribute.cascades()))
			.map((attribute) -> Violation.of(RULE, attribute.role(),
					"%s cascades removal: to remove one owner is to remove what other owners refer to."
						.formatted(attribute.role()),
					fix(attribute))));
	}

	private static boolean removes(Set<String> cascades) {
		return cascades.contains("all") || cascades.contains("delete");
	}

	private static boolean isShared(MappedAttribute attribute) {
		if (attribute.value() instanceof ManyToOne manyToOne) {
			return !manyToOne.isLogicalOneToOne() && !isUnique(manyToOne);
		}
		return attribute.isManyToMany();
	}

	/**
	 * Return whether each target has one owner, by a unique column, or by a unique
	 * constraint or a primary key that needs no other columns.
	 */
	private static boolean isUnique(ManyToOne manyToOne) {
		List<Column> columns = manyToOne.getSelectables()
			.stream()
			.filter(Column.class::isInstance)
			.map(Column.class::cast)
			.toList();
		Table table = manyToOne.getTable();
		Stream<List<Column>> keys = table.getUniqueKeys().values().stream().map(Constraint::getColumns);
		return columns.stream().anyMatch(Column::isUnique)
				|| Stream.concat(keys, Stream.ofNullable(table.getPrimaryKey()).map(Constraint::getColumns))
					.anyMatch((key) -> !key.isEmpty() && columns.containsAll(key));
	}

	private static String fix(MappedAttribute attribute) {
		String annotation = attribute.isManyToMany() ? "@ManyToMany" : "@ManyToOne";
		return attribute.cascades().contains("all")
				? "Write cascade = {CascadeType.PERSIST, CascadeType.MERGE} at %s, or no cascade.".formatted(annotation)
				: "Remove CascadeType.REMOVE from the cascade of %s.".formatted(annotation);
	}

}
