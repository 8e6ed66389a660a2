package io.github.strictjpa.mapping;

import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;

/**
 * Finds one-to-many associations that own their children, and keep those that are taken
 * out.
 */
final class MissingOrphanRemovalCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("missing-orphan-removal", Level.OFF, "Children that belong to a parent stay when they are taken out.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		return DistinctViolations.of(MappedAttributes.of(metadata)
			.filter((attribute) -> attribute.isOneToMany() && attribute.cascades().contains("all")
					&& attribute.value() instanceof Collection collection && !collection.hasOrphanDelete())
			.map((attribute) -> Violation.of(RULE, attribute.role(),
					"%s cascades everything to its children, but a child that is taken out of it stays in the database."
						.formatted(attribute.role()),
					"Write @OneToMany(orphanRemoval = true), or cascade less where children live on their own.")));
	}

}
