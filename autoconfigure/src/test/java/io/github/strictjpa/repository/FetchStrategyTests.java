package io.github.strictjpa.repository;

import java.util.List;

import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.fetch.FetchStrategy;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.repository.library.Library_.Author_;
import io.github.strictjpa.repository.library.Library_.Book_;
import io.github.strictjpa.test.SqlCounter;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.strictjpa.repository.library.QLibrary_Author.author;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FetchStrategy} with a front end that knows nothing of QueryDSL.
 */
@ParameterizedClass
@ValueSource(booleans = { true, false })
class FetchStrategyTests {

	private static ConfigurableApplicationContext context;

	private final AuthorRepository authors = context.getBean(AuthorRepository.class);

	private final SqlCounter sql = context.getBean(SqlCounter.class);

	private final TransactionTemplate transaction = context.getBean(TransactionTemplate.class);

	private final FetchStrategy<Author> plan = MetamodelPlan.of(Author.class)
		.fetchJoin(Author_.publisher)
		.selectIn(Author_.books, (book) -> book.selectIn(Book_.chapters, (chapter) -> chapter));

	FetchStrategyTests(boolean postgres) {
	}

	@BeforeParameterizedClassInvocation
	static void start(boolean postgres) {
		context = LibraryApplication.start(postgres);
		AuthorRepository authors = context.getBean(AuthorRepository.class);
		context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			authors.persist(new Author("Ann", 1903, "Oslo", 2));
			authors.persist(new Author("Bob", 1921, "Rome", 1));
		});
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		context.close();
	}

	@BeforeEach
	void forget() {
		this.sql.reset();
	}

	@Test
	void isFetchedByASelect() {
		List<Author> found = this.authors.select().fetching(this.plan).orderBy(author.id.asc()).limit(2).list();

		assertThat(found).hasSize(2).allMatch(FetchStrategyTests::isLoaded);
		assertThat(this.sql.count()).isEqualTo(3);
	}

	@Test
	void findsById() {
		Long id = this.authors.select(author.id).limit(1).list().get(0);
		this.sql.reset();

		assertThat(this.authors.findById(id, this.plan))
			.hasValueSatisfying((found) -> assertThat(isLoaded(found)).isTrue());
		assertThat(this.sql.count()).isEqualTo(3);
	}

	@Test
	void loadsForEntitiesThatAreThere() {
		this.transaction.executeWithoutResult((status) -> {
			List<Author> found = this.authors.select().limit(2).list();
			this.plan.load(context.getBean(EntityManager.class), found);

			assertThat(found).hasSize(2).allMatch(FetchStrategyTests::isLoaded);
			assertThat(this.sql.count()).isEqualTo(4);
		});
	}

	@Test
	void isComposedWithAPlanOfQueryDsl() {
		FetchPlan<Author> books = FetchPlan.of(author).selectIn(author.books);
		FetchStrategy<Author> publisher = MetamodelPlan.of(Author.class).fetchJoin(Author_.publisher);

		assertThat(books.and(publisher)).hasToString("Author.selectIn(books).fetchJoin(publisher): 2 statements");
		assertThat(publisher.and(books).tree()).hasToString(".fetchJoin(publisher).selectIn(books)");
		assertThat(this.plan.and(books).tree()).isEqualTo(this.plan.tree()).hasSameHashCodeAs(this.plan.tree());
		assertThat(this.authors.select().fetching(this.plan).fetching(books).limit(2).list()).hasSize(2)
			.allMatch(FetchStrategyTests::isLoaded);
	}

	private static boolean isLoaded(Author author) {
		return Hibernate.isInitialized(author.getPublisher()) && Hibernate.isInitialized(author.getBooks())
				&& author.getBooks().stream().allMatch((book) -> Hibernate.isInitialized(book.getChapters()));
	}

}
