package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.LibraryApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

import static io.github.strictjpa.repository.library.QLibrary_Author.author;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a slice of Spring Boot loads.
 */
@DataJpaTest(properties = { "spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create-drop" })
class TypedRepositoryDataJpaTests {

	@Autowired
	private AuthorRepository authors;

	@Autowired
	private ViolationReporter reporter;

	@Test
	void servesTypedRepositoriesInASlice() {
		this.authors.persist(new Author("Ann", 1903, "Oslo", 2));

		assertThat(this.authors.select().fetching(FetchPlan.of(author).selectIn(author.books)).list())
			.extracting((found) -> found.getBooks().size())
			.containsExactly(2);
	}

	@Test
	void guardsASliceAsItDoesAnApplication() {
		assertThat(this.reporter).isNotNull();
	}

	@SpringBootConfiguration
	@AutoConfigurationPackage(basePackageClasses = LibraryApplication.class)
	static class Application {

	}

}
