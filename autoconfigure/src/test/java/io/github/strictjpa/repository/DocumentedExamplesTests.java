package io.github.strictjpa.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.querydsl.core.types.Projections;
import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.repository.library.TypedBookRepository;
import io.github.strictjpa.test.SqlCounter;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.strictjpa.repository.library.QLibrary_Author.author;
import static io.github.strictjpa.repository.library.QLibrary_Book.book;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs what {@code docs/fetch-plans.md} and {@code docs/repositories.md} show.
 */
class DocumentedExamplesTests {

	private static ConfigurableApplicationContext context;

	private final AuthorRepository authors = context.getBean(AuthorRepository.class);

	private final SqlCounter sql = context.getBean(SqlCounter.class);

	private final TransactionTemplate transaction = context.getBean(TransactionTemplate.class);

	private final TypedBookRepository books = context.getBean(TypedBookRepository.class);

	private final List<String> exported = new ArrayList<>();

	private final FetchPlan<Author> withBooks = withBooks();

	@BeforeAll
	static void start() {
		context = LibraryApplication.start(false);
		AuthorRepository authors = context.getBean(AuthorRepository.class);
		context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			authors.persist(new Author("Ann", 1903, "Oslo", 2));
			authors.persist(new Author("Bob", 1921, "Rome", 1));
			authors.persist(new Author("Cid", 1899, "Bern", 0));
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

	@ParameterizedTest
	@ValueSource(strings = { "fetch-plans.md", "repositories.md" })
	void showsOnlyJavaThatATestContains(String page) throws IOException {
		String tests = sources();

		List<String> snippets = Pattern.compile("```java\n(.+?)```", Pattern.DOTALL)
			.matcher(Files.readString(Path.of("..", "docs", page)))
			.results()
			.map((result) -> result.group(1))
			.toList();

		assertThat(snippets).isNotEmpty().allSatisfy((snippet) -> assertThat(tests).contains(dense(snippet)));
	}

	@Test
	void printsAPlan() throws IOException {
		assertThat(Files.readString(Path.of("..", "docs", "fetch-plans.md"))).contains("\n" + this.withBooks + "\n");
	}

	@Test
	void composesPlans() {
		FetchPlan<Author> withPublisher = FetchPlan.of(author).fetchJoin(author.publisher);
		FetchPlan<Author> withBooks = FetchPlan.of(author).selectIn(author.books);

		FetchPlan<Author> plan = withPublisher.and(withBooks);

		assertThat(plan).isEqualTo(FetchPlan.of(author).fetchJoin(author.publisher).selectIn(author.books));
	}

	@Test
	void loadsWithAnEntityManager() {
		EntityManager entityManager = context.getBean(EntityManager.class);
		FetchPlan<Author> withBooks = this.withBooks;
		this.transaction.executeWithoutResult((status) -> {
			List<Author> authors = entityManager.createQuery("select a from Author a", Author.class)
				.setHint("jakarta.persistence.fetchgraph", withBooks.toEntityGraph(entityManager))
				.getResultList();
			withBooks.load(entityManager, authors);

			assertThat(this.sql.count()).isEqualTo(3);
			assertThat(authors).hasSize(3);
		});
	}

	@Test
	void reads() {
		FetchPlan<Author> withBooks = this.withBooks;
		List<Author> found = this.authors.select()
			.where(author.born.gt(1900))
			.fetching(withBooks)
			.orderBy(author.name.asc())
			.limit(20)
			.list();
		Long id = found.get(0).getId();
		Optional<Author> one = this.authors.findById(id, withBooks);

		assertThat(this.sql.count()).isEqualTo(6);
		assertThat(found).hasSize(2);
		assertThat(one).map((author) -> author.getBooks().get(0).getChapters().size()).contains(1);
	}

	@Test
	void selectsRecords() {
		List<Summary> rows = this.authors.select(Projections.constructor(Summary.class, author.name, author.born))
			.where(author.born.lt(1900))
			.orderBy(author.id.asc())
			.list();

		assertThat(rows).containsExactly(new Summary("Cid", 1899));
	}

	@Test
	void pages() {
		FetchPlan<Author> withBooks = this.withBooks;
		Page<Author> page = this.authors.select()
			.fetching(withBooks)
			.orderBy(author.id.asc())
			.page(PageRequest.of(0, 2, Sort.by("name")));

		assertThat(page).extracting(Author::getName).containsExactly("Ann", "Bob");
		assertThat(page.getTotalElements()).isEqualTo(3);
	}

	@Test
	void deletes() {
		Long id = this.transaction.execute((status) -> this.authors.persist(new Author("Dan", 1950, "Riga", 0)))
			.getId();

		this.transaction.executeWithoutResult((status) -> this.authors.delete(this.authors.findById(id).orElseThrow()));

		assertThat(this.authors.findById(id)).isEmpty();
	}

	@Test
	void groups() {
		List<Count> counts = this.books.select(Projections.constructor(Count.class, book.author.name, book.count()))
			.groupBy(book.author.name)
			.having(book.count().gt(1))
			.list();

		assertThat(counts).containsExactly(new Count("Ann", 2));
	}

	@Test
	void scrolls() {
		TypedSelect<Author> byName = this.authors.select().orderBy(author.name.asc()).limit(2);
		Window<Author> first = byName.scroll(ScrollPosition.keyset());
		Window<Author> second = byName.scroll(first.positionAt(first.size() - 1));

		assertThat(first).extracting(Author::getName).containsExactly("Ann", "Bob");
		assertThat(second).extracting(Author::getName).containsExactly("Cid");
	}

	@Test
	void goesThroughManyRows() {
		FetchPlan<Author> withBooks = this.withBooks;
		this.transaction.executeWithoutResult((status) -> {
			this.authors.select().fetching(withBooks).forEachChunk(500, (chunk) -> chunk.forEach(this::export));
		});

		assertThat(this.exported).containsExactly("Ann", "Bob", "Cid");
	}

	private void export(Author author) {
		this.exported.add(author.getName());
	}

	@Test
	void changesRowsWithoutLoadingThem() {
		this.transaction.executeWithoutResult((status) -> {
			long changed = this.authors.update()
				.set(author.born, author.born.add(1))
				.setNull(author.address.city)
				.where(author.name.eq("Ann"))
				.execute();
			long deleted = this.authors.deleteWhere(author.name.eq("Zoe"));

			assertThat(changed).isEqualTo(1);
			assertThat(deleted).isZero();
			status.setRollbackOnly();
		});
	}

	private static FetchPlan<Author> withBooks() {
		FetchPlan<Author> withBooks = FetchPlan.of(author)
			.fetchJoin(author.publisher)
			.selectIn(author.books, (nested) -> nested.selectIn(book.chapters));
		return withBooks;
	}

	private static String sources() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src", "test", "java", "io", "github", "strictjpa"))) {
			return files.filter(DocumentedExamplesTests::isOfAPage)
				.map(DocumentedExamplesTests::read)
				.collect(Collectors.joining());
		}
	}

	private static boolean isOfAPage(Path file) {
		return Files.isRegularFile(file)
				&& Set.of("repository", "library", "fetch").contains(file.getParent().getFileName().toString());
	}

	private static String read(Path file) {
		try {
			return dense(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String dense(String code) {
		return code.replaceAll("\\s+", "");
	}

	public record Summary(String name, int born) {

	}

	public record Count(String name, long books) {

	}

}
