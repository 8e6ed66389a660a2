package io.github.strictjpa.mapping;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;

/**
 * Finds relationships of which only one side is mapped. A one-to-many is left to
 * {@link UnidirectionalOneToManyCheck}; a one-to-one only counts where the target has one
 * that leads back, as its inverse side could not be lazy.
 */
final class UnidirectionalAssociationCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("unidirectional-association", Level.WARN, "The other side of a relationship is not mapped.")
		.documented();

	private final Set<String> allowed;

	UnidirectionalAssociationCheck(Collection<String> allowed) {
		this.allowed = Set.copyOf(allowed);
	}

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		Associations associations = Associations.of(metadata);
		return DistinctViolations.of(associations.stream()
			.filter((association) -> !association.attribute().isOneToMany() && !isAllowed(association))
			.filter((association) -> associations.otherSides(association).findAny().isEmpty())
			.flatMap((association) -> violation(association, associations)));
	}

	@Override
	public boolean isLoggedTogether() {
		return true;
	}

	private boolean isAllowed(Association association) {
		String inherited = association.owner().getEntityName() + "." + association.path();
		return !association.target().isMutable() || this.allowed.contains(association.role())
				|| this.allowed.contains(inherited) || this.allowed.contains(association.target().getEntityName());
	}

	private static Stream<Violation> violation(Association association, Associations associations) {
		if (association.isToMany()) {
			return Stream.of(of(association, "ManyToMany", candidates(association, associations, "ManyToMany")));
		}
		if (!association.isOneToOne()) {
			boolean isLeftToOneToMany = associations.leadingBack(association)
				.anyMatch((other) -> other.attribute().isOneToMany() && other.isWritten());
			return isLeftToOneToMany ? Stream.empty() : Stream.of(of(association, "OneToMany", ""));
		}
		String candidates = candidates(association, associations, "OneToOne");
		return candidates.isEmpty() ? Stream.empty() : Stream.of(of(association, "OneToOne", candidates));
	}

	private static String candidates(Association association, Associations associations, String annotation) {
		String roles = associations.leadingBack(association)
			.filter((other) -> !other.equals(association) && other.isWritten())
			.filter((other) -> annotation.equals("OneToOne") ? other.isOneToOne() : other.attribute().isManyToMany())
			.filter((other) -> associations.otherSides(other).findAny().isEmpty())
			.map(Association::role)
			.collect(Collectors.joining(" or "));
		return roles.isEmpty() ? "" : " Where that is %s, write it there.".formatted(roles);
	}

	private static Violation of(Association association, String annotation, String candidates) {
		String target = association.target().getEntityName();
		return Violation.of(RULE, association.role(),
				"%s has no other side: nothing in %s says mappedBy = \"%s\".".formatted(association.role(), target,
						association.path()),
				"Map the other side as @%s(mappedBy = \"%s\") in %s.".formatted(annotation, association.path(), target)
						+ candidates
						+ " A lookup that many entities refer to is allowed by strict-jpa.unidirectional-association.allow.");
	}

}
