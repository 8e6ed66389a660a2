package io.github.strictjpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that hold the arrows between packages.
 */
@AnalyzeClasses(packages = "io.github.strictjpa", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "io.github.strictjpa";

	private static final Path PUBLIC_TYPES = Path.of("src/test/resources/public-types.txt");

	/**
	 * For each package the packages of ours that it may import besides itself.
	 */
	private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(Map.entry("", List.of()),
			Map.entry(".report", List.of("")), Map.entry(".lazyload", List.of("")), Map.entry(".mapping", List.of("")),
			Map.entry(".association", List.of("")), Map.entry(".query", List.of("")),
			Map.entry(".session", List.of("", ".fetch")), Map.entry(".migration", List.of("")),
			Map.entry(".fetch", List.of()), Map.entry(".entity", List.of()),
			Map.entry(".repository", List.of("", ".fetch")), Map.entry(".actuate", List.of("", ".report")));

	@ArchTest
	void packagesImportOnlyWhatTheyMay(JavaClasses classes) {
		MAY_IMPORT.forEach((name, imports) -> {
			ArchRule rule = ArchRuleDefinition.noClasses()
				.that()
				.resideInAPackage(ROOT + name)
				.should()
				.dependOnClassesThat(resideInAPackage(ROOT + "..").and(describe("are outside " + imports,
						(JavaClass type) -> !type.getPackageName().equals(ROOT + name) && imports.stream()
							.noneMatch((allowed) -> type.getPackageName().equals(ROOT + allowed)))))
				.allowEmptyShould(true);
			rule.check(classes);
		});
	}

	@ArchTest
	void everyPackageIsKnown(JavaClasses classes) {
		assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
			.allMatch((name) -> name.equals(ROOT + ".autoconfigure")
					|| MAY_IMPORT.containsKey(name.substring(ROOT.length())));
	}

	@ArchTest
	void rootPackageNeedsOnlyJdkAndJspecify(JavaClasses classes) {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(ROOT)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", ROOT)
			.check(classes);
	}

	/**
	 * A type that becomes public is a promise: it is made by adding it to the list, which
	 * {@code -Ddocs.write=true} does.
	 */
	@ArchTest
	void publicTypesAreThoseOfTheList(JavaClasses classes) throws IOException {
		List<String> names = classes.stream()
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.getEnclosingClass().isEmpty())
			.map(JavaClass::getName)
			.sorted()
			.toList();
		if (Boolean.getBoolean("docs.write")) {
			Files.write(PUBLIC_TYPES, names);
		}

		assertThat(names).isEqualTo(Files.readAllLines(PUBLIC_TYPES));
	}

	@ArchTest
	void publicClassesAreFinal(JavaClasses classes) {
		ArchRuleDefinition.classes()
			.that()
			.arePublic()
			.and()
			.areNotInterfaces()
			.and()
			.doNotHaveModifier(JavaModifier.ABSTRACT)
			.and()
			.areNotEnums()
			.should()
			.haveModifier(JavaModifier.FINAL)
			.check(classes);
	}

}
