package io.github.strictjpa.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.ManyToAny;
import org.hibernate.annotations.NotFound;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/**
 * Finds associations that are loaded whether they are used or not.
 */
final class EagerAssociationCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("eager-association", Level.FAIL, "An association is loaded whenever its owner is, used or not.")
		.documented();

	private static final List<Class<? extends Annotation>> EAGER_BY_DEFAULT = List.of(ManyToOne.class, OneToOne.class,
			Any.class);

	private static final List<Class<? extends Annotation>> LAZY_BY_DEFAULT = List.of(OneToMany.class, ManyToMany.class,
			ElementCollection.class, ManyToAny.class);

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		return DistinctViolations.of(MappedAttributes.of(metadata)
			.filter((attribute) -> isEager(attribute.value()) && !hasToBeEager(attribute.value(), metadata))
			.map((attribute) -> Violation.of(RULE, attribute.role(),
					attribute.role() + " is EAGER: it is loaded whenever its owner is, used or not.", fix(attribute))));
	}

	private static boolean isEager(Value value) {
		if (value instanceof ToOne association) {
			return !association.isLazy();
		}
		if (value instanceof org.hibernate.mapping.Any association) {
			return !association.isLazy();
		}
		return value instanceof Collection collection && !collection.isLazy();
	}

	/**
	 * Return whether Hibernate refuses the association as LAZY: a proxy could stand for a
	 * row that is softly deleted.
	 */
	private static boolean hasToBeEager(Value value, Metadata metadata) {
		PersistentClass target = (value instanceof ToOne association)
				? metadata.getEntityBinding(association.getReferencedEntityName()) : null;
		return target != null && target.getRootClass().getSoftDeleteColumn() != null;
	}

	private static String fix(MappedAttribute attribute) {
		String where = " Fetch it in the queries that need it.";
		AnnotatedElement member = attribute.member();
		Fetch fetch = (member != null) ? member.getAnnotation(Fetch.class) : null;
		if (fetch != null && fetch.value() == FetchMode.JOIN) {
			return "Remove @Fetch(FetchMode.JOIN), which makes it EAGER whatever else is written." + where;
		}
		if (attribute.has(NotFound.class)) {
			return "Remove @NotFound, which makes it EAGER whatever else is written, and write fetch = FetchType.LAZY."
					+ where;
		}
		for (Class<? extends Annotation> annotation : EAGER_BY_DEFAULT) {
			if (attribute.has(annotation)) {
				return "Write @%s(fetch = FetchType.LAZY).".formatted(annotation.getSimpleName()) + where;
			}
		}
		for (Class<? extends Annotation> annotation : LAZY_BY_DEFAULT) {
			if (attribute.has(annotation)) {
				return "Remove fetch = FetchType.EAGER from @%s, which is LAZY without."
					.formatted(annotation.getSimpleName()) + where;
			}
		}
		return "Write fetch=\"LAZY\" at '%s' in the mapping file.".formatted(attribute.name()) + where;
	}

}
