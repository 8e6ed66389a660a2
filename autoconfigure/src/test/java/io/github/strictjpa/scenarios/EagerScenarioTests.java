package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with associations that are not lazy, by their mapping or by their nature.
 */
class EagerScenarioTests extends ScenarioTests {

	private Long bookId;

	private Long authorId;

	EagerScenarioTests() {
		super(Book.class, Author.class, Genre.class, Award.class, Portrait.class);
	}

	@BeforeEach
	void createABook() {
		inTransaction(() -> {
			this.em.createQuery("delete from Award").executeUpdate();
			this.em.createQuery("delete from Book").executeUpdate();
		});
		Genre genre = new Genre("Letters");
		Author author = new Author("Ada", genre);
		Book book = new Book("Notes", author);
		author.getBooks().add(book);
		author.getAwards().add(new Award(author));
		store(genre, author, new Portrait(author));
		this.authorId = author.getId();
		this.bookId = book.getId();
	}

	@Test
	void namesTheOneSecondarySelectOfAQueryThatFetchesAllElse() {
		records("secondary-select", role(Author.class, "genre"), () -> inTransaction(() -> assertThat(this.em
			.createQuery("from Book b join fetch b.author a left join fetch a.awards left join fetch a.portrait "
					+ "where b.id = :id", Book.class)
			.setParameter("id", this.bookId)
			.getSingleResult()
			.getAuthor()
			.getGenre()
			.getName()).isEqualTo("Letters")));
	}

	@Test
	void permitsAQueryThatFetchesAll() {
		permits(() -> inTransaction(() -> this.em
			.createQuery("from Author a join fetch a.genre left join fetch a.awards left join fetch a.portrait "
					+ "where a.id = :id", Author.class)
			.setParameter("id", this.authorId)
			.getSingleResult()));
	}

	@Test
	void permitsAMergeThatLoadsWhatIsEager() {
		Author detached = fromTransaction(() -> this.em.find(Author.class, this.authorId));
		detached.setName("Grace");
		forget();

		permits(() -> inTransaction(() -> this.em.merge(detached)));

		assertThat(fromTransaction(() -> this.em.createQuery("select name from Author where id = :id", String.class)
			.setParameter("id", this.authorId)
			.getSingleResult())).isEqualTo("Grace");
	}

	@Test
	void permitsAMergeThatCascadesToWhatIsEager() {
		Book detached = fromTransaction(() -> this.em.find(Book.class, this.bookId));
		forget();

		permits(() -> inTransaction(() -> this.em.merge(detached)));
	}

	@Test
	void permitsARefreshThatLoadsWhatIsEager() {
		inTransaction(() -> {
			Author author = this.em.find(Author.class, this.authorId);
			forget();

			permits(() -> this.em.refresh(author));
		});
	}

	@Test
	void permitsTheRemovalOfAReference() {
		permits(() -> inTransaction(() -> this.em.remove(this.em.getReference(Book.class, this.bookId))));
	}

	@Test
	void recordsAnAssociationThatMayBeMissingAsHibernateHasToLook() {
		Long id = fromTransaction(() -> this.em.createQuery("select id from Award where author.id = :id", Long.class)
			.setParameter("id", this.authorId)
			.getSingleResult());
		forget();

		inTransaction(() -> this.em.createQuery("from Award where id = :id", Award.class)
			.setParameter("id", id)
			.getSingleResult());

		assertThat(this.recorder.snapshot().of("secondary-select"))
			.anySatisfy((entry) -> assertThat(entry.violation().subject()).isIn(role(Award.class, "author"),
					Author.class.getName()));
	}

	@Entity(name = "Genre")
	static class Genre extends Row {

		private String name;

		protected Genre() {
		}

		Genre(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

	}

	@Entity(name = "Author")
	static class Author extends Row {

		private String name;

		@ManyToOne
		private Genre genre;

		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
		private List<Book> books = new ArrayList<>();

		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL, fetch = FetchType.EAGER)
		private List<Award> awards = new ArrayList<>();

		@OneToOne(mappedBy = "author")
		private Portrait portrait;

		protected Author() {
		}

		Author(String name, Genre genre) {
			this.name = name;
			this.genre = genre;
		}

		void setName(String name) {
			this.name = name;
		}

		Genre getGenre() {
			return this.genre;
		}

		List<Book> getBooks() {
			return this.books;
		}

		List<Award> getAwards() {
			return this.awards;
		}

	}

	@Entity(name = "Book")
	static class Book extends Row {

		private String title;

		@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.MERGE)
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

	@Entity(name = "Award")
	static class Award extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		@NotFound(action = NotFoundAction.IGNORE)
		private Author author;

		protected Award() {
		}

		Award(Author author) {
			this.author = author;
		}

	}

	@Entity(name = "Portrait")
	static class Portrait extends Row {

		@OneToOne(fetch = FetchType.LAZY)
		private Author author;

		protected Portrait() {
		}

		Portrait(Author author) {
			this.author = author;
		}

	}

}
