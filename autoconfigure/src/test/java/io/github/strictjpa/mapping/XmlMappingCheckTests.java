package io.github.strictjpa.mapping;

import io.github.strictjpa.Violation;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link XmlMappingCheck}.
 */
class XmlMappingCheckTests {

	private static final String HERE = XmlMappingCheckTests.class.getName() + "$";

	static final String MAPPING = "io/github/strictjpa/mapping/entities.orm.xml";

	@Test
	void findsEntitiesThatOnlyAFileMaps() {
		assertThat(check().check(BootModel.ofMapping(MAPPING))).extracting(Violation::toString)
			.containsExactly(HERE + "Order is mapped by an XML file: who changes the class does not see the mapping. "
					+ "Annotate the class with @Entity, and move its mapping from the file to annotations.");
	}

	@Test
	void isSilentAboutAnnotationsAndFilesThatOverrideThem() {
		assertThat(BootModel.ofMapping(MAPPING).getEntityBindings()).hasSize(2);
		assertThat(BootModel.violations(check(), Right.class)).isEmpty();
	}

	private static MappingCheck check() {
		return new XmlMappingCheck();
	}

	static class Order {

		Long id;

	}

	@Entity(name = "Right")
	static class Right {

		@Id
		Long id;

		String name;

	}

}
