package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.ViolationException;
import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.LibraryApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;

import static io.github.strictjpa.repository.library.QLibrary_Author.author;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what a slice of Spring Boot loads.
 */
@DataJpaTest(properties = { "spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create-drop",
		"strict-jpa.rules.unmanaged-schema=off" })
class TypedRepositoryDataJpaTests {

	@Autowired
	private AuthorRepository authors;

	@Autowired
	private TestEntityManager entityManager;

	@Test
	void servesTypedRepositoriesInASlice() {
		this.authors.persist(new Author("Ann", 1903, "Oslo", 2));

		assertThat(this.authors.select().fetching(FetchPlan.of(author).selectIn(author.books)).list())
			.extracting((found) -> found.getBooks().size())
			.containsExactly(2);
	}

	@Test
	void refusesLazyLoadsInASlice() {
		this.authors.persist(new Author("Ann", 1903, "Oslo", 2));
		this.entityManager.flush();
		this.entityManager.clear();
		Author found = this.authors.select().where(author.name.eq("Ann")).oneOrEmpty().orElseThrow();

		assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> found.getBooks().size())
			.withMessageContaining("Author.books");
	}

	@SpringBootConfiguration
	@AutoConfigurationPackage(basePackageClasses = LibraryApplication.class)
	static class Application {

	}

}
