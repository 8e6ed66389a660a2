package io.github.strictjpa.mapping;

import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Finds one-to-many associations that write the foreign key of their children, or a join
 * table.
 */
final class UnidirectionalOneToManyCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("unidirectional-one-to-many", Level.FAIL,
				"A one-to-many without mappedBy costs an extra statement for each child.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		Associations associations = Associations.of(metadata);
		return DistinctViolations.of(associations.stream()
			.filter((association) -> association.attribute().isOneToMany() && association.isWritten())
			.map((association) -> Violation.of(RULE, association.role(), message(association),
					fix(association, manyToOne(association, associations)))));
	}

	private static String message(Association association) {
		String cost = association.hasJoinTable()
				? "the table %s holds one more row for each child".formatted(association.table().getName())
				: "each child is inserted, and then updated to set its foreign key";
		return association.role() + " is a one-to-many without mappedBy: " + cost + ".";
	}

	private static String fix(Association association, @Nullable Association manyToOne) {
		String annotation = association.hasJoinTable() ? "@JoinTable" : "@JoinColumn";
		if (manyToOne == null) {
			return "Map a @ManyToOne in %s, name it in @OneToMany(mappedBy = …), and remove the %s, if there is one."
				.formatted(association.target().getEntityName(), annotation);
		}
		String writable = manyToOne.isWritten() ? ""
				: " Remove insertable = false and updatable = false from %s.".formatted(manyToOne.role());
		return "Write @OneToMany(mappedBy = \"%s\") and remove the %s, if there is one.".formatted(manyToOne.path(),
				annotation) + writable;
	}

	/**
	 * Return the many-to-one with the same foreign key, else the only one that leads
	 * back.
	 */
	private static @Nullable Association manyToOne(Association association, Associations associations) {
		List<Association> candidates = associations.leadingBack(association)
			.filter((other) -> !other.isToMany() && !other.isOneToOne() && association.canBeMappedBy(other))
			.toList();
		return candidates.stream()
			.filter(association::isOtherSideOf)
			.findFirst()
			.orElse((candidates.size() == 1) ? candidates.get(0) : null);
	}

}
