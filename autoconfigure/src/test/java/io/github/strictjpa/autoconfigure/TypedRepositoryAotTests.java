package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.repository.library.PublisherRepository;
import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.strictjpa.repository.library.QLibrary_Author.author;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for typed repositories after ahead-of-time processing.
 */
@CompileWithForkedClassLoader
class TypedRepositoryAotTests {

	private final TestPropertyValues properties = properties();

	@Test
	@SuppressWarnings("unchecked")
	void servesRepositoriesOfGeneratedDefinitions() {
		TestGenerationContext generated = process();

		TestCompiler.forSystem().withCompilerOptions("-nowarn", "-proc:none").with(generated).compile((compiled) -> {
			GenericApplicationContext context = new GenericApplicationContext();
			this.properties.applyTo(context);
			compiled.getInstance(ApplicationContextInitializer.class).initialize(context);
			try (context) {
				context.refresh();
				AuthorRepository authors = context.getBean(AuthorRepository.class);
				context.getBean(TransactionTemplate.class)
					.executeWithoutResult((status) -> authors.persist(new Author("Ann", 1903, "Oslo", 2)));

				assertThat(authors.select().fetching(FetchPlan.of(author).selectIn(author.books)).list())
					.extracting((found) -> found.getBooks().size())
					.containsExactly(2);
				assertThat(authors.findByNameEndingWith("nn")).hasSize(1);
				assertThat(authors.names()).containsExactly("Ann");
				assertThat(context.getBean(PublisherRepository.class).select().count()).isEqualTo(1);
			}
		});
	}

	private TestGenerationContext process() {
		TestGenerationContext generated = new TestGenerationContext();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			this.properties.applyTo(context);
			context.register(LibraryApplication.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
			generated.writeGeneratedContent();
		}
		return generated;
	}

	private static TestPropertyValues properties() {
		JdbcConnectionDetails details = TestDatabase.createH2();
		return TestPropertyValues.of("spring.datasource.url=" + details.getJdbcUrl(),
				"spring.datasource.username=" + details.getUsername(), "spring.jpa.hibernate.ddl-auto=create");
	}

}
