package io.github.strictjpa.mapping;

import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Value;

/**
 * Finds one-to-one associations that Hibernate loads at once, LAZY or not, because the
 * row of the owner does not tell whether there is another one, or with which id.
 */
final class InverseOneToOneCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("inverse-one-to-one", Level.WARN, "A one-to-one whose foreign key is elsewhere is never lazy.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		return DistinctViolations.of(MappedAttributes.of(metadata)
			.filter((attribute) -> attribute.value() instanceof OneToOne oneToOne && !isProxied(oneToOne, metadata)
					&& !isEnhanced(attribute.declaringClass()))
			.map((attribute) -> violation(attribute, (OneToOne) attribute.value())));
	}

	private static Violation violation(MappedAttribute attribute, OneToOne oneToOne) {
		String target = oneToOne.getReferencedEntityName();
		return Violation.of(RULE, attribute.role(),
				"%s is never lazy: Hibernate asks for the %s of each owner that it loads, as the foreign key is there."
					.formatted(attribute.role(), target),
				"Remove it and find the %s by its own query, or share the primary key: @MapsId at the owning side "
					.formatted(target) + "and optional = false here, where every owner has one.");
	}

	/**
	 * Return whether there is always a row, and its primary key is that of the owner:
	 * then a proxy can be made without SQL.
	 */
	private static boolean isProxied(OneToOne oneToOne, Metadata metadata) {
		if (oneToOne.isNullable()) {
			return false;
		}
		String mappedBy = oneToOne.getMappedByProperty();
		PersistentClass target = metadata.getEntityBinding(oneToOne.getReferencedEntityName());
		if (mappedBy == null || target == null) {
			return true;
		}
		Property owning = target.getRecursiveProperty(mappedBy);
		Value identifier = target.getIdentifier();
		return target.hasIdentifierProperty() && owning.getSelectables().equals(identifier.getSelectables());
	}

	private static boolean isEnhanced(Class<?> type) {
		return PersistentAttributeInterceptable.class.isAssignableFrom(type);
	}

}
