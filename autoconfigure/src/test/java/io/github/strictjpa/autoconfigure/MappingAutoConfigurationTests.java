package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.SuppressViolations;
import io.github.strictjpa.Violation;
import io.github.strictjpa.Violation.State;
import io.github.strictjpa.mapping.MappingCheck;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Immutable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link MappingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class MappingAutoConfigurationTests {

	private static final String HERE = MappingAutoConfigurationTests.class.getName() + "$";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, MappingAutoConfiguration.class))
		.withUserConfiguration(Unit.class)
		.withPropertyValues("spring.datasource.url=" + TestDatabase.createH2().getJdbcUrl(),
				"strict-jpa.application-packages=io.github.strictjpa");

	@Test
	void hasACheckForEachRule() {
		this.runner.run((context) -> assertThat(context.getBeansOfType(MappingCheck.class)).hasSize(15));
	}

	@Test
	void recordsWhatTheChecksFind() {
		this.runner.run((context) -> assertThat(recorded(context))
			.extracting((entry) -> entry.violation().rule().id(), (entry) -> entry.violation().subject(),
					RecordedViolation::state)
			.containsExactlyInAnyOrder(tuple("unidirectional-association", HERE + "Book.author", State.NEW),
					tuple("broken-equality", HERE + "Book.hashCode", State.SUPPRESSED)));
	}

	@Test
	void logsOneLineForAllAssociationsWithoutAnotherSide(CapturedOutput output) throws IOException {
		this.runner.withUserConfiguration(Library.class).run((context) -> assertThat(recorded(context)).hasSize(6));

		String page = Files.readString(Path.of("../docs/rules/unidirectional-association.md"));
		String line = page.substring(page.indexOf("[unidirectional-association] The other side"));
		assertThat(output).containsOnlyOnce("[unidirectional-association]")
			.contains(line.lines().findFirst().orElseThrow().replace("com.acme.", HERE));
	}

	@Test
	void listsEachAssociationWithoutAnotherSideThatIsRefused() {
		this.runner.withUserConfiguration(Library.class)
			.withPropertyValues("strict-jpa.rules.unidirectional-association=fail")
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					RefusedStartException.class,
					(failure) -> assertThat(failure.violations()).extracting(Violation::subject)
						.containsExactlyInAnyOrder(HERE + "Book.author", HERE + "Shelf.first", HERE + "Shelf.second",
								HERE + "Shelf.third")));
	}

	@Test
	void allowsLookups() {
		this.runner.withPropertyValues("strict-jpa.unidirectional-association.allow=" + HERE + "Author")
			.run((context) -> assertThat(recorded(context)).extracting((entry) -> entry.violation().rule().id())
				.containsExactly("broken-equality"));
	}

	@Test
	void refusesALookupThatDoesNotExist() {
		this.runner.withPropertyValues("strict-jpa.unidirectional-association.allow=" + HERE + "Autor")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).startsWith("strict-jpa.unidirectional-association.allow")));
	}

	@Test
	void asksOnlyForRulesThatAreOn() {
		this.runner
			.withPropertyValues("strict-jpa.rules.unidirectional-association=off",
					"strict-jpa.rules.broken-equality=off", "strict-jpa.rules.unnamed-constraint=warn")
			.run((context) -> assertThat(recorded(context)).extracting((entry) -> entry.violation().rule().id())
				.containsExactly("unnamed-constraint"));
	}

	private static List<RecordedViolation> recorded(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		return context.getBean(ViolationRecorder.class).snapshot().recorded();
	}

	@Configuration(proxyBeanMethods = false)
	static class Unit {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Author.class.getName(), Book.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Library {

		@Bean
		@Primary
		static PersistenceManagedTypes moreManagedTypes() {
			return PersistenceManagedTypes.of(Author.class.getName(), Book.class.getName(), Shelf.class.getName(),
					Country.class.getName());
		}

	}

	@Entity(name = "Shelf")
	static class Shelf {

		@Id
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Author first;

		@ManyToOne(fetch = FetchType.LAZY)
		Author second;

		@ManyToOne(fetch = FetchType.LAZY)
		Author third;

		@ManyToOne(fetch = FetchType.LAZY)
		@SuppressViolations(rules = "unidirectional-association", reason = "millions of shelves")
		Author accepted;

		@ManyToOne(fetch = FetchType.LAZY)
		Country country;

	}

	@Entity(name = "Country")
	@Immutable
	static class Country {

		@Id
		Long id;

	}

	@Entity(name = "Author")
	static class Author {

		@Id
		Long id;

	}

	@Entity(name = "Book")
	static class Book {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Author author;

		@Override
		public boolean equals(Object other) {
			return other instanceof Book book && this.id != null && this.id.equals(book.id);
		}

		@Override
		@SuppressViolations(rules = "broken-equality", reason = "is never in a set")
		public int hashCode() {
			return (this.id != null) ? this.id.hashCode() : 0;
		}

	}

}
