package io.github.strictjpa.mapping;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;

/**
 * Finds relationships of which both sides write the foreign key or the join table.
 */
final class TwoOwningSidesCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("two-owning-sides", Level.FAIL, "Two associations write the same foreign key or join table.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		Associations associations = Associations.of(metadata);
		Set<Set<String>> seen = new HashSet<>();
		return associations.stream()
			.filter(Association::isWritten)
			.flatMap((association) -> associations.otherSides(association)
				.filter(Association::isWritten)
				.filter((other) -> seen.add(Set.of(association.role(), other.role())))
				.map((other) -> violation(association, other)));
	}

	private static Violation violation(Association first, Association second) {
		boolean secondYields = second.isToMany() && (!first.isToMany() || second.role().compareTo(first.role()) > 0);
		Association owning = secondYields ? first : second;
		Association inverse = secondYields ? second : first;
		String what = owning.isToMany() ? "the join table " + owning.table().getName() : owning.describeForeignKey();
		return Violation.of(RULE, inverse.role(),
				"%s and %s both write %s, each without regard to the other.".formatted(inverse.role(), owning.role(),
						what),
				"Write @%s(mappedBy = \"%s\") at %s and remove its @%s.".formatted(
						owning.isToMany() ? "ManyToMany" : "OneToMany", owning.path(), inverse.role(),
						inverse.hasJoinTable() ? "JoinTable" : "JoinColumn"));
	}

}
