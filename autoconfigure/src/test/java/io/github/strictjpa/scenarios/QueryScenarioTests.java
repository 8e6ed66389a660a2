package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with each way to ask for entities.
 */
class QueryScenarioTests extends ScenarioTests {

	private static final String AUTHOR = role(Book.class, "author");

	private Long authorId;

	private Long bookId;

	QueryScenarioTests() {
		super(Author.class, Book.class);
	}

	@BeforeEach
	void createABook() {
		Author author = new Author("Ada");
		Book book = new Book("Notes", author);
		author.getBooks().add(book);
		this.authorId = store(author);
		this.bookId = book.getId();
	}

	@Test
	void refusesWhatAQueryDidNotFetch() {
		inTransaction(() -> {
			Book book = this.em.createQuery("from Book b where b.author.name = 'Ada' and b.id = :id", Book.class)
				.setParameter("id", this.bookId)
				.getSingleResult();

			refuses(AUTHOR, () -> book.getAuthor().getName());
		});
	}

	@Test
	void permitsWhatAQueryFetched() {
		inTransaction(() -> permits(
				() -> assertThat(this.em.createQuery("from Book b join fetch b.author where b.id = :id", Book.class)
					.setParameter("id", this.bookId)
					.getSingleResult()
					.getAuthor()
					.getName()).isEqualTo("Ada")));
	}

	@Test
	void refusesWhatACriteriaQueryOnlyJoined() {
		inTransaction(() -> {
			CriteriaQuery<Book> criteria = this.em.getCriteriaBuilder().createQuery(Book.class);
			Root<Book> root = criteria.from(Book.class);
			root.join("author");
			criteria.where(this.em.getCriteriaBuilder().equal(root.get("id"), this.bookId));
			Book book = this.em.createQuery(criteria).getSingleResult();

			refuses(AUTHOR, () -> book.getAuthor().getName());
		});
	}

	@Test
	void permitsWhatACriteriaQueryFetched() {
		inTransaction(() -> permits(() -> {
			CriteriaQuery<Book> criteria = this.em.getCriteriaBuilder().createQuery(Book.class);
			Root<Book> root = criteria.from(Book.class);
			root.fetch("author");
			criteria.where(this.em.getCriteriaBuilder().equal(root.get("id"), this.bookId));
			assertThat(this.em.createQuery(criteria).getSingleResult().getAuthor().getName()).isEqualTo("Ada");
		}));
	}

	@Test
	void permitsWhatAnEntityGraphNames() {
		inTransaction(() -> permits(() -> {
			EntityGraph<Book> graph = this.em.createEntityGraph(Book.class);
			graph.addAttributeNodes("author");
			assertThat(this.em.createQuery("from Book where id = :id", Book.class)
				.setParameter("id", this.bookId)
				.setHint("jakarta.persistence.fetchgraph", graph)
				.getSingleResult()
				.getAuthor()
				.getName()).isEqualTo("Ada");
		}));
	}

	@Test
	void refusesWhatANativeQueryDidNotFetch() {
		inTransaction(() -> {
			Book book = (Book) this.em.createNativeQuery("select * from Book where id = :id", Book.class)
				.setParameter("id", this.bookId)
				.getSingleResult();

			refuses(AUTHOR, () -> book.getAuthor().getName());
		});
	}

	@Test
	void permitsWhatANativeQueryJoined() {
		inTransaction(() -> permits(() -> {
			Book book = (Book) this.em
				.createNativeQuery(
						"select {b.*}, {a.*} from Book b join Author a on a.id = b.author_id where b.id = :id")
				.unwrap(NativeQuery.class)
				.addEntity("b", Book.class)
				.addJoin("a", "b.author")
				.setParameter("id", this.bookId)
				.getSingleResult();
			assertThat(book.getAuthor().getName()).isEqualTo("Ada");
		}));
	}

	@Test
	void refusesInTheMiddleOfAStream() {
		inTransaction(() -> {
			try (Stream<Book> books = this.em.createQuery("from Book where id = :id", Book.class)
				.setParameter("id", this.bookId)
				.getResultStream()) {
				Book book = books.findFirst().orElseThrow();

				refuses(AUTHOR, () -> book.getAuthor().getName());
			}
		});
	}

	@Test
	void permitsAStreamOfWhatIsFetched() {
		inTransaction(() -> permits(() -> {
			try (Stream<Book> books = this.em
				.createQuery("from Book b join fetch b.author where b.id = :id", Book.class)
				.setParameter("id", this.bookId)
				.getResultStream()) {
				assertThat(books.map((book) -> book.getAuthor().getName())).containsExactly("Ada");
			}
		}));
	}

	@Test
	void refusesInTheMiddleOfAScroll() {
		inTransaction(() -> {
			try (ScrollableResults<Book> books = this.em.unwrap(Session.class)
				.createSelectionQuery("from Book where id = :id", Book.class)
				.setParameter("id", this.bookId)
				.scroll()) {
				assertThat(books.next()).isTrue();

				refuses(AUTHOR, () -> books.get().getAuthor().getName());
				assertThat(books.next()).isFalse();
			}
		});
	}

	@Test
	void refusesTheOtherEndOfATuple() {
		inTransaction(() -> {
			Tuple row = this.em
				.createQuery("select b as book, b.title as title from Book b where b.id = :id", Tuple.class)
				.setParameter("id", this.bookId)
				.getSingleResult();

			refuses(AUTHOR, () -> row.get("book", Book.class).getAuthor().getName());
		});
	}

	@Test
	void permitsAQueryForValues() {
		inTransaction(() -> permits(() -> assertThat(
				this.em.createQuery("select b.author.name, b.author.id from Book b where b.id = :id", Object[].class)
					.setParameter("id", this.bookId)
					.getSingleResult())
			.containsExactly("Ada", this.authorId)));
	}

	@Test
	void permitsAReferenceAsAParameter() {
		inTransaction(() -> permits(() -> {
			Author reference = this.em.getReference(Author.class, this.authorId);
			assertThat(this.em.createQuery("select b.title from Book b where b.author = :author", String.class)
				.setParameter("author", reference)
				.getSingleResult()).isEqualTo("Notes");
			assertThat(this.em.createQuery("select b.title from Book b where b.author in :authors", String.class)
				.setParameter("authors", List.of(reference))
				.getSingleResult()).isEqualTo("Notes");
			CriteriaQuery<Book> criteria = this.em.getCriteriaBuilder().createQuery(Book.class);
			criteria.where(this.em.getCriteriaBuilder().equal(criteria.from(Book.class).get("author"), reference));
			assertThat(this.em.createQuery(criteria).getResultList()).hasSize(1);
		}));
	}

	@Test
	void permitsBulkStatements() {
		inTransaction(
				() -> permits(() -> assertThat(this.em.createQuery("update Book set title = 'x' where author.id = :id")
					.setParameter("id", this.authorId)
					.executeUpdate()).isOne()));
	}

	@Test
	void permitsAQueryThatIsNeverExecuted() {
		inTransaction(() -> sendsNothing(() -> this.em.createQuery("from Book", Book.class)));
	}

	@Test
	void permitsAProxyWhoseEntityAnotherQueryHasLoaded() {
		inTransaction(() -> {
			Book book = this.em.find(Book.class, this.bookId);
			permits(() -> this.em.createQuery("from Author where id = :id", Author.class)
				.setParameter("id", this.authorId)
				.getResultList());

			sendsNothing(() -> assertThat(book.getAuthor().getName()).isEqualTo("Ada"));
		});
	}

	@Entity(name = "Author")
	static class Author extends Row {

		private String name;

		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
		private List<Book> books = new ArrayList<>();

		protected Author() {
		}

		Author(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

		List<Book> getBooks() {
			return this.books;
		}

	}

	@Entity(name = "Book")
	static class Book extends Row {

		private String title;

		@ManyToOne(fetch = FetchType.LAZY)
		private Author author;

		protected Book() {
		}

		Book(String title, Author author) {
			this.title = title;
			this.author = author;
		}

		Author getAuthor() {
			return this.author;
		}

	}

}
