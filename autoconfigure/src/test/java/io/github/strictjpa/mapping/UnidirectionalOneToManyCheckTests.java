package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.github.strictjpa.Violation;
import io.github.strictjpa.test.SqlCounter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link UnidirectionalOneToManyCheck}.
 */
class UnidirectionalOneToManyCheckTests {

	private static final String HERE = UnidirectionalOneToManyCheckTests.class.getName() + "$";

	@Test
	void findsOneToManyAssociationsWithoutMappedBy() {
		assertThat(violations(Wrong.class)).extracting(Violation::subject, Violation::message, Violation::fix)
			.containsExactlyInAnyOrder(
					tuple(HERE + "Wrong$Author.books",
							HERE + "Wrong$Author.books is a one-to-many without mappedBy: each child is inserted, and "
									+ "then updated to set its foreign key.",
							"Write @OneToMany(mappedBy = \"author\") and remove the @JoinColumn, if there is one."),
					tuple(HERE + "Wrong$Author.awards",
							HERE + "Wrong$Author.awards is a one-to-many without mappedBy: the table Author_Award "
									+ "holds one more row for each child.",
							"Map a @ManyToOne in " + HERE + "Wrong$Award, name it in @OneToMany(mappedBy = …), and "
									+ "remove the @JoinTable, if there is one."));
	}

	@Test
	void namesTheManyToOneOfThePair() {
		assertThat(violations(WrongPairs.class)).extracting(Violation::subject, Violation::fix)
			.containsExactlyInAnyOrder(
					tuple(HERE + "WrongPairs$Author.books",
							"Write @OneToMany(mappedBy = \"author\") and remove the @JoinColumn, if there is one. "
									+ "Remove insertable = false and updatable = false from " + HERE
									+ "WrongPairs$Book.author."),
					tuple(HERE + "WrongPairs$Author.awards",
							"Write @OneToMany(mappedBy = \"winner.person\") and remove the @JoinTable, if there is one."));
	}

	@Test
	void doesNotNameTheManyToOneOfASibling() {
		assertThat(violations(WrongSiblings.class)).extracting(Violation::fix)
			.containsExactly("Map a @ManyToOne in " + HERE + "WrongSiblings$Novel, name it in @OneToMany(mappedBy = "
					+ "…), and remove the @JoinTable, if there is one.");
	}

	@Test
	void reportsAMappedSuperclassOnce() {
		assertThat(violations(WrongSuperclass.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongSuperclass$Commentable.comments");
	}

	@Test
	void isSilentWhereTheChildrenOwnTheForeignKey() {
		assertThat(violations(Right.class)).isEmpty();
	}

	@Test
	void isSilentWhereNothingIsUpdated() {
		assertThat(violations(RightReadOnly.class)).isEmpty();
	}

	@Test
	void countsTheStatementsThatItSaves() {
		assertThat(statements(Wrong.class, () -> new Wrong.Author(1L, new Wrong.Book(2L)))).contains("update",
				"insert");
		assertThat(statements(Right.class, () -> new Right.Author(1L, new Right.Book(2L)))).contains("insert")
			.doesNotContain("update");
		assertThat(statements(RightReadOnly.class, () -> new RightReadOnly.Author(1L, new RightReadOnly.Book(2L))))
			.contains("insert")
			.doesNotContain("update");
	}

	private static List<String> statements(Class<?> model, Supplier<Object> author) {
		SqlCounter counter = new SqlCounter();
		try (SessionFactory sessions = BootModel.sessionFactory(counter, model.getDeclaredClasses())) {
			counter.reset();
			sessions.inTransaction((session) -> session.persist(author.get()));
		}
		return counter.statements().stream().map((sql) -> sql.substring(0, sql.indexOf(' '))).toList();
	}

	private static List<Violation> violations(Class<?> model) {
		return BootModel.violations(new UnidirectionalOneToManyCheck(), model.getDeclaredClasses()).toList();
	}

	static class Wrong {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(cascade = CascadeType.PERSIST)
			@JoinColumn(name = "author_id")
			Set<Book> books;

			@OneToMany
			Set<Award> awards;

			Author() {
			}

			Author(Long id, Book book) {
				this.id = id;
				this.books = Set.of(book);
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "author_id")
			Author author;

			@ManyToOne
			Author editor;

			Book() {
			}

			Book(Long id) {
				this.id = id;
			}

		}

		@Entity(name = "Award")
		static class Award {

			@Id
			Long id;

		}

	}

	static class WrongPairs {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany
			@JoinColumn(name = "author_id")
			List<Book> books;

			@OneToMany
			@JoinTable(name = "winners")
			List<Award> awards;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "author_id", insertable = false, updatable = false)
			Author author;

		}

		@Entity(name = "Award")
		static class Award {

			@Id
			Long id;

			@Embedded
			Winner winner;

		}

		@Embeddable
		static class Winner {

			@ManyToOne
			Author person;

			Integer year;

		}

	}

	static class WrongSuperclass {

		@MappedSuperclass
		static class Commentable {

			@Id
			Long id;

			@OneToMany
			Set<Comment> comments;

		}

		@Entity(name = "Post")
		static class Post extends Commentable {

		}

		@Entity(name = "Photo")
		static class Photo extends Commentable {

		}

		@Entity(name = "Comment")
		static class Comment {

			@Id
			Long id;

		}

	}

	static class Right {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(mappedBy = "author", cascade = CascadeType.PERSIST)
			Set<Book> books;

			@ManyToMany
			Set<Book> read;

			@ElementCollection
			Set<String> names;

			Author() {
			}

			Author(Long id, Book book) {
				this.id = id;
				book.author = this;
				this.books = Set.of(book);
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

			Book() {
			}

			Book(Long id) {
				this.id = id;
			}

		}

	}

	static class RightReadOnly {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(cascade = CascadeType.PERSIST)
			@JoinColumn(name = "author_id", nullable = false, updatable = false)
			Set<Book> books;

			@OneToMany
			@JoinColumn(name = "editor_id", insertable = false, updatable = false)
			Set<Book> edited;

			Author() {
			}

			Author(Long id, Book book) {
				this.id = id;
				this.books = Set.of(book);
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "editor_id")
			Author editor;

			Book() {
			}

			Book(Long id) {
				this.id = id;
			}

		}

	}

	static class WrongSiblings {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany
			Set<Novel> novels;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

		}

		@Entity(name = "Novel")
		static class Novel extends Book {

		}

		@Entity(name = "Comic")
		static class Comic extends Book {

			@ManyToOne
			Author author;

		}

	}

}
