package io.github.strictjpa.lazyload;

import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Level;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;

/**
 * Finds attributes that are mapped lazy in entities that are not enhanced: Hibernate
 * ignores that without a word. They are recorded as {@link LazyLoadGuard#LAZY_LOAD} and
 * never refuse the start, as nothing breaks.
 *
 * @since 0.1.0
 */
public final class LazyAttributeCheck {

	private final ViolationReporter reporter;

	private final ApplicationCode applicationCode;

	/**
	 * Create a check.
	 * @param reporter takes the violations
	 * @param applicationCode tells the application's classes from those of libraries
	 */
	public LazyAttributeCheck(ViolationReporter reporter, ApplicationCode applicationCode) {
		this.reporter = reporter;
		this.applicationCode = applicationCode;
	}

	/**
	 * Record the attributes of a persistence unit.
	 * @param metadata its mapping
	 * @param persistenceUnit its name
	 */
	public void check(Metadata metadata, String persistenceUnit) {
		if (this.reporter.level(LazyLoadGuard.LAZY_LOAD) == Level.OFF) {
			return;
		}
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (this.applicationCode.contains(entity.getEntityName()) && !EnhancedEntities.include(entity)) {
				lazyAttributes("", entity.getProperties())
					.forEach((path) -> this.reporter.record(violation(entity, path).in(persistenceUnit)));
			}
		}
	}

	private static Stream<String> lazyAttributes(String prefix, List<Property> properties) {
		return properties.stream().flatMap((property) -> {
			String path = prefix + property.getName();
			if (property.getValue() instanceof Component component) {
				return lazyAttributes(path + ".", component.getProperties());
			}
			return (property.getValue() instanceof BasicValue && property.isLazy()) ? Stream.of(path) : Stream.empty();
		});
	}

	private static Violation violation(PersistentClass entity, String path) {
		String subject = entity.getEntityName() + "." + path;
		return Violation.of(LazyLoadGuard.LAZY_LOAD, subject,
				"%s is mapped LAZY, but %s is not enhanced: Hibernate loads it whenever it loads the entity."
					.formatted(subject, entity.getEntityName()),
				"Enhance the entity when it is built (the enhance goal of the hibernate-maven-plugin), move the "
						+ "attribute into an entity of its own, or remove fetch = LAZY.");
	}

}
