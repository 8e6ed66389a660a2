package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.hibernate.boot.Metadata;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MappingChecks}.
 */
class MappingChecksTests {

	static Stream<MappingCheck> all() {
		return Stream.of(MappingChecks.eagerAssociation(), MappingChecks.twoOwningSides(),
				MappingChecks.unidirectionalOneToMany(), MappingChecks.unidirectionalAssociation(List.of()),
				MappingChecks.inverseOneToOne(), MappingChecks.manyToManyList(), MappingChecks.cascadeToSharedParent(),
				MappingChecks.missingOrphanRemoval(), MappingChecks.ordinalEnum(), MappingChecks.identityGeneration(),
				MappingChecks.primitiveId(), MappingChecks.unproxyableEntity(), MappingChecks.brokenEquality(),
				MappingChecks.unnamedConstraint(), MappingChecks.xmlMapping());
	}

	@Test
	void judgeALargeModel() {
		Metadata metadata = GeneratedModel.of(500);
		Map<String, Long> found = new TreeMap<>();

		all().flatMap((check) -> check.check(metadata))
			.forEach((violation) -> found.merge(violation.rule().id(), 1L, Long::sum));

		assertThat(found).containsEntry("eager-association", 50L)
			.containsEntry("ordinal-enum", 50L)
			.containsEntry("many-to-many-list", 50L)
			.containsEntry("broken-equality", 100L)
			.containsEntry("unnamed-constraint", 2500L)
			.hasSize(5);
	}

}
