package io.github.strictjpa.repository;

import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.test.SqlCounter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.strictjpa.repository.library.QLibrary_Author.author;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TypedSelect#page(Pageable)}.
 */
class TypedSelectPageTests {

	private static ConfigurableApplicationContext context;

	private final AuthorRepository authors = context.getBean(AuthorRepository.class);

	private final SqlCounter sql = context.getBean(SqlCounter.class);

	private final TypedSelect<Author> ordered = this.authors.select()
		.fetching(FetchPlan.of(author).selectIn(author.books))
		.orderBy(author.name.asc());

	@BeforeAll
	static void start() {
		context = LibraryApplication.start(true);
		AuthorRepository authors = context.getBean(AuthorRepository.class);
		context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			authors.persist(new Author("ann", 1903, "Oslo", 2));
			authors.persist(new Author("bob", 1903, "Rome", 1));
			authors.persist(new Author("cid", 1899, null, 1));
		});
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@BeforeEach
	void forget() {
		this.sql.reset();
	}

	@Test
	void countsWhereThePageDoesNotTellHowManyThereAre() {
		Page<Author> page = this.ordered.page(PageRequest.of(0, 2));

		assertThat(page).extracting(Author::getName).containsExactly("ann", "bob");
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(this.sql.count()).isEqualTo(3);
		assertThat(this.sql.statements().get(0)).contains("fetch first");
	}

	@Test
	void leavesTheCountOutOnTheLastPage() {
		Page<Author> page = this.ordered.page(PageRequest.of(1, 2));

		assertThat(page).extracting(Author::getName).containsExactly("cid");
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(this.sql.count()).isEqualTo(2);
	}

	@Test
	void returnsAllRowsWhereTheRequestIsNotPaged() {
		assertThat(this.ordered.page(Pageable.unpaged(Sort.by("born"))).getContent()).extracting(Author::getName)
			.containsExactly("cid", "ann", "bob");
		assertThat(this.sql.count()).isEqualTo(2);
	}

	@Test
	void sortsByTheRequestFirstAndByTheQueryThen() {
		assertThat(this.ordered.page(PageRequest.of(0, 9, Sort.by("born").descending()))).extracting(Author::getName)
			.containsExactly("ann", "bob", "cid");
		assertThat(this.ordered.page(PageRequest.of(0, 9, Sort.by(Sort.Order.desc("name").ignoreCase()))))
			.extracting(Author::getName)
			.containsExactly("cid", "bob", "ann");
		assertThat(this.sql.statements().get(2)).contains("order by lower(");
		assertThat(this.ordered.page(PageRequest.of(0, 9, Sort.by(Sort.Order.desc("address.city").nullsLast()))))
			.extracting(Author::getName)
			.containsExactly("bob", "ann", "cid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "salary", "books", "publisher", "publisher.name", "address", "name desc", "name,1",
			"(select 1)", "age+(case/**/when(1=1)then(1)else(2)end)", " name" })
	void refusesToSortByWhatIsNoPropertyOfTheEntity(String property) {
		PageRequest request = PageRequest.of(0, 2, Sort.by(property));

		assertThatExceptionOfType(InvalidSortException.class).isThrownBy(() -> this.ordered.page(request))
			.withMessage("Cannot sort Author by '%s': allowed are address.city, born, id, name.".formatted(property))
			.satisfies((ex) -> assertThat(ex.property()).isEqualTo(property))
			.satisfies((ex) -> assertThat(ex.allowed()).containsExactly("address.city", "born", "id", "name"));
		assertThat(this.sql.count()).isZero();
	}

	@Test
	void refusesALimitBesideThatOfThePage() {
		assertThatIllegalStateException().isThrownBy(() -> this.ordered.limit(5).page(PageRequest.of(0, 2)))
			.withMessage("The page sets the limit and the offset: leave out limit(…) and offset(…).");
	}

	@Test
	void refusesAPageBeyondWhatJpaCanSkip() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.ordered.page(PageRequest.of(Integer.MAX_VALUE, 1000)))
			.withMessageContaining("more than JPA can skip");
	}

}
