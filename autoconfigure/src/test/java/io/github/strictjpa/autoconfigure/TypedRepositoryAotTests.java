package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.repository.library.PublisherRepository;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.LockModeType;
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
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
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
				assertEndsServe(authors, context.getBean(TransactionTemplate.class));
			}
		});
	}

	private static void assertEndsServe(AuthorRepository authors, TransactionTemplate transaction) {
		assertThat(authors.select(author.born.max()).groupBy(author.name).having(author.count().gt(0)).list())
			.containsExactly(1903);
		assertThat(authors.select().orderBy(author.name.asc()).limit(1).scroll(ScrollPosition.keyset())).hasSize(1);
		assertThat(authors.select().orderBy(author.id.asc()).slice(PageRequest.of(0, 5, Sort.by("name")))).hasSize(1);
		List<String> seen = new ArrayList<>();
		transaction.executeWithoutResult((status) -> {
			authors.select().forEachChunk(10, (chunk) -> chunk.forEach((found) -> seen.add(found.getName())));
			assertThat(authors.select().lock(LockModeType.PESSIMISTIC_WRITE).readOnly().stream()).hasSize(1);
			assertThat(authors.update().set(author.name, "Bob").where(author.born.eq(1903)).execute()).isEqualTo(1);
			assertThat(authors.select(author.name).one()).isEqualTo("Bob");
		});
		assertThat(seen).containsExactly("Ann");
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
