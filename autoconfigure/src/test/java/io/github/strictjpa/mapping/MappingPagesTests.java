package io.github.strictjpa.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests that the page of each rule prints what its check says of the bad code.
 */
class MappingPagesTests {

	@ParameterizedTest
	@MethodSource
	void printWhatTheCheckSays(MappingCheck check, Metadata model, String prefix, String subject) throws IOException {
		String page = Files.readString(Path.of("../docs/rules", check.rule().id() + ".md"));

		Violation violation = check.check(model)
			.filter((candidate) -> named(candidate.subject(), prefix).equals(subject))
			.findFirst()
			.orElseThrow();

		assertThat(page).contains(named(violation.message(), prefix), named(violation.fix(), prefix));
	}

	static Stream<Arguments> printWhatTheCheckSays() {
		return Stream.of(
				model(new TwoOwningSidesCheck(), TwoOwningSidesCheckTests.Wrong.class, "com.acme.Author.books"),
				model(new UnidirectionalOneToManyCheck(), UnidirectionalOneToManyCheckTests.Wrong.class,
						"com.acme.Author.books"),
				model(MappingChecks.unidirectionalAssociation(List.of()),
						UnidirectionalAssociationCheckTests.Wrong.class, "com.acme.Book.author"),
				model(new InverseOneToOneCheck(), InverseOneToOneCheckTests.Wrong.class, "com.acme.User.profile"),
				model(new ManyToManyListCheck(), ManyToManyListCheckTests.Wrong.class, "com.acme.Post.names"),
				model(new CascadeToSharedParentCheck(), CascadeToSharedParentCheckTests.Wrong.class,
						"com.acme.Book.author"),
				model(new MissingOrphanRemovalCheck(), MissingOrphanRemovalCheckTests.Wrong.class,
						"com.acme.Author.books"),
				model(new UnproxyableEntityCheck(), UnproxyableEntityCheckTests.Wrong.class, "com.acme.Author"),
				model(new BrokenEqualityCheck(), BrokenEqualityCheckTests.WrongId.class, "com.acme.Author.hashCode"),
				model(new UnnamedConstraintCheck(), UnnamedConstraintCheckTests.Wrong.class, "com.acme.Book.author"),
				entity(new OrdinalEnumCheck(), OrdinalEnumCheckTests.Order.class, "com.acme.Order.state"),
				entity(new IdentityGenerationCheck(), IdentityGenerationCheckTests.Order.class, "com.acme.Order.id"),
				entity(new PrimitiveIdCheck(), PrimitiveIdCheckTests.Order.class, "com.acme.Order.id"),
				arguments(new XmlMappingCheck(), BootModel.ofMapping(XmlMappingCheckTests.MAPPING),
						XmlMappingCheckTests.class.getName() + "$", "com.acme.Order"));
	}

	private static Arguments model(MappingCheck check, Class<?> model, String subject) {
		return arguments(check, BootModel.of(model.getDeclaredClasses()), model.getName() + "$", subject);
	}

	private static Arguments entity(MappingCheck check, Class<?> entity, String subject) {
		return arguments(check, BootModel.of(entity), entity.getEnclosingClass().getName() + "$", subject);
	}

	private static String named(String text, String prefix) {
		return text.replace(prefix, "com.acme.");
	}

}
