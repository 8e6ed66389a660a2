package io.github.strictjpa.mapping;

import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import jakarta.persistence.Entity;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.PersistentClass;

/**
 * Finds entities that only a mapping file makes one. A file that overrides annotations is
 * left alone, and so are entities without a class.
 */
final class XmlMappingCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("xml-mapping", Level.WARN, "An entity is mapped by a file where annotations could do it.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		return metadata.getEntityBindings()
			.stream()
			.map(PersistentClass::getMappedClass)
			.filter((type) -> type != null && !type.isAnnotationPresent(Entity.class))
			.map((type) -> Violation.of(RULE, type.getName(),
					"%s is mapped by an XML file: who changes the class does not see the mapping."
						.formatted(type.getName()),
					"Annotate the class with @Entity, and move its mapping from the file to annotations."));
	}

}
