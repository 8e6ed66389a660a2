package io.github.strictjpa.mapping;

import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Any;
import org.hibernate.mapping.Bag;

/**
 * Finds lists without an order column, of which Hibernate can't tell one row from
 * another.
 */
final class ManyToManyListCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("many-to-many-list", Level.WARN, "A list without an order column is deleted and inserted again as a whole.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		return DistinctViolations.of(MappedAttributes.of(metadata)
			.filter((attribute) -> attribute.value() instanceof Bag bag && !bag.isInverse() && bag.isMutable()
					&& !attribute.isOneToMany() && !(bag.getElement() instanceof Any))
			.map(ManyToManyListCheck::violation));
	}

	private static Violation violation(MappedAttribute attribute) {
		return Violation.of(RULE, attribute.role(),
				"%s is a list without an order column: to change one element Hibernate deletes all its rows and "
					.formatted(attribute.role()) + "inserts them again.",
				"Declare it as a Set, or write @OrderColumn where the order matters.");
	}

}
