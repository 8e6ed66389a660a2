package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Rule;
import io.github.strictjpa.SuppressViolations;
import io.github.strictjpa.Violation;
import io.github.strictjpa.Violation.State;
import io.github.strictjpa.mapping.MappingCheck;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests that a {@link MappingCheck} of an application is treated as the built-in ones.
 */
@ExtendWith(OutputCaptureExtension.class)
class OwnMappingCheckTests {

	private static final String HERE = OwnMappingCheckTests.class.getName() + "$";

	private static final String PAGE = "https://wiki.example.org/money";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, MappingAutoConfiguration.class))
		.withUserConfiguration(Application.class)
		.withPropertyValues("spring.datasource.url=" + TestDatabase.createH2().getJdbcUrl(),
				"strict-jpa.application-packages=io.github.strictjpa");

	@Test
	void refusesTheStartInTheReportOfAllRules() {
		this.runner.run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).isInstanceOfSatisfying(RefusedStartException.class, (failure) -> {
				assertThat(failure.violations()).extracting(Violation::subject, Violation::persistenceUnit)
					.containsExactly(tuple(HERE + "Invoice.total", "default"));
				assertThat(new RefusedStartFailureAnalyzer().analyze(failure).getDescription()).isEqualTo("""
						Strict JPA refuses the start because of one violation:

						1. [floating-money, persistence unit 'default']
						   %1$sInvoice.total is a double.
						   Fix: Write BigDecimal.
						   Page: %2$s""".formatted(HERE, PAGE));
			});
		});
	}

	@Test
	void isShownAsItIsTestedHere() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/README.md"));
		String source = Files
			.readString(Path.of("src/test/java", OwnMappingCheckTests.class.getName().replace('.', '/') + ".java"));

		String snippet = page.substring(page.indexOf("```java\n") + 8, page.lastIndexOf("```"));

		assertThat(source.replaceAll("\\s+", " ")).contains(snippet.strip().replaceAll("\\s+", " "));
	}

	@Test
	void takesTheLevelOfItsRule(CapturedOutput output) {
		this.runner.withPropertyValues("strict-jpa.rules.floating-money=warn")
			.run((context) -> assertThat(recorded(context)).extracting(RecordedViolation::level)
				.containsOnly(Level.WARN));

		assertThat(output)
			.containsOnlyOnce("[floating-money] " + HERE + "Invoice.total is a double. Write BigDecimal. See " + PAGE);
	}

	@Test
	void isAcceptedOnTheAttributeAndOnTheClass() {
		this.runner.withPropertyValues("strict-jpa.rules.floating-money=warn")
			.run((context) -> assertThat(recorded(context))
				.extracting((entry) -> entry.violation().subject(), RecordedViolation::state)
				.containsExactlyInAnyOrder(tuple(HERE + "Invoice.total", State.NEW),
						tuple(HERE + "Invoice.discount", State.SUPPRESSED),
						tuple(HERE + "Import.amount", State.SUPPRESSED)));
	}

	@Test
	void isNotAskedWhileItsRuleIsOff() {
		this.runner.withPropertyValues("strict-jpa.rules.floating-money=off")
			.withBean(BrokenCheck.class, BrokenCheck::new)
			.withPropertyValues("strict-jpa.rules.broken-check=off")
			.run((context) -> assertThat(recorded(context)).isEmpty());
	}

	@Test
	void judgesOnlyThePackagesOfTheApplication() {
		this.runner.withPropertyValues("strict-jpa.application-packages=com.acme")
			.run((context) -> assertThat(recorded(context)).isEmpty());
	}

	private static List<RecordedViolation> recorded(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		return context.getBean(ViolationRecorder.class).snapshot().recorded();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Invoice.class.getName(), Import.class.getName());
		}

		@Bean
		MappingCheck floatingMoney() {
			return new FloatingMoneyCheck();
		}

	}

	static final class FloatingMoneyCheck implements MappingCheck {

		private static final Rule RULE = Rule.of("floating-money", Level.FAIL, "An amount is a double.").withPage(PAGE);

		@Override
		public Rule rule() {
			return RULE;
		}

		@Override
		public Stream<Violation> check(Metadata metadata) {
			return metadata.getEntityBindings()
				.stream()
				.flatMap((entity) -> entity.getProperties()
					.stream()
					.filter((property) -> property.getType().getReturnedClass() == Double.class)
					.map((property) -> violation(entity, property)));
		}

		private static Violation violation(PersistentClass entity, Property property) {
			String role = entity.getClassName() + "." + property.getName();
			return Violation.of(RULE, role, role + " is a double.", "Write BigDecimal.");
		}

	}

	static final class BrokenCheck implements MappingCheck {

		@Override
		public Rule rule() {
			return Rule.of("broken-check", Level.FAIL, "A check that cannot be made.");
		}

		@Override
		public Stream<Violation> check(Metadata metadata) {
			throw new IllegalStateException("Asked though it is off");
		}

	}

	@Entity(name = "Invoice")
	static class Invoice {

		@Id
		Long id;

		Double total;

		@SuppressViolations(rules = "floating-money", reason = "a percentage")
		Double discount;

	}

	@Entity(name = "Import")
	@SuppressViolations(rules = "floating-money", reason = "as it comes from the bank")
	static class Import {

		@Id
		Long id;

		Double amount;

	}

}
