package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Set;

import io.github.strictjpa.Level;
import io.github.strictjpa.Violation;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.NaturalId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link UnnamedConstraintCheck}.
 */
class UnnamedConstraintCheckTests {

	private static final String HERE = UnnamedConstraintCheckTests.class.getName() + "$";

	@Test
	void findsConstraintsThatHibernateNames() {
		assertThat(violations(Wrong.class)).extracting(Violation::subject, Violation::message)
			.containsExactlyInAnyOrder(
					tuple(HERE + "Wrong$Book.author",
							HERE + "Wrong$Book.author has constraints without a name of their own: foreign key "
									+ "(author_id)."),
					tuple(HERE + "Wrong$Book.isbn",
							HERE + "Wrong$Book.isbn has constraints without a name of their own: unique (isbn)."),
					tuple(HERE + "Wrong$Book.title",
							HERE + "Wrong$Book.title has constraints without a name of their own: unique (title)."),
					tuple(HERE + "Wrong$Book",
							HERE + "Wrong$Book has constraints without a name of their own: unique (series, volume)."),
					tuple(HERE + "Wrong$Book.tags",
							HERE + "Wrong$Book.tags has constraints without a name of their own: foreign key (tag_id), "
									+ "foreign key (book_id)."),
					tuple(HERE + "Wrong$Book.words",
							HERE + "Wrong$Book.words has constraints without a name of their own: foreign key "
									+ "(Book_id)."),
					tuple(HERE + "Wrong$Novel",
							HERE + "Wrong$Novel has constraints without a name of their own: foreign key (id)."));
		assertThat(violations(Wrong.class)).extracting(Violation::fix)
			.containsOnly(
					"Name foreign keys by @JoinColumn(foreignKey = @ForeignKey(name = …)), also in @JoinTable and "
							+ "@CollectionTable, and unique constraints by @UniqueConstraint(name = …) in @Table.");
	}

	@Test
	void isSilentAboutNamesAndAboutWhatIsNoConstraint() {
		assertThat(violations(Right.class)).isEmpty();
	}

	@Test
	void isOffByDefault() {
		assertThat(new UnnamedConstraintCheck().rule().defaultLevel()).isEqualTo(Level.OFF);
	}

	private static List<Violation> violations(Class<?> model) {
		return BootModel.violations(new UnnamedConstraintCheck(), model.getDeclaredClasses()).toList();
	}

	static class Wrong {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(mappedBy = "author")
			Set<Book> books;

		}

		@Entity(name = "Book")
		@Inheritance(strategy = InheritanceType.JOINED)
		@Table(uniqueConstraints = { @UniqueConstraint(columnNames = "title"),
				@UniqueConstraint(columnNames = { "series", "volume" }) })
		static class Book {

			@Id
			Long id;

			@Column(unique = true)
			String isbn;

			String title;

			String series;

			Integer volume;

			@ManyToOne
			Author author;

			@ManyToMany
			@JoinTable(name = "book_tag", joinColumns = @JoinColumn(name = "book_id"),
					inverseJoinColumns = @JoinColumn(name = "tag_id"))
			Set<Author> tags;

			@ElementCollection
			Set<String> words;

		}

		@Entity(name = "Novel")
		static class Novel extends Book {

			String genre;

		}

	}

	static class Right {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(mappedBy = "author")
			Set<Book> books;

		}

		@Entity(name = "Book")
		@Inheritance(strategy = InheritanceType.JOINED)
		@Table(uniqueConstraints = @UniqueConstraint(name = "uk_book_title", columnNames = "title"))
		static class Book {

			@Id
			Long id;

			@NaturalId
			String isbn;

			String title;

			@ManyToOne
			@JoinColumn(foreignKey = @ForeignKey(name = "fk_book_author"))
			Author author;

			@ManyToOne
			@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
			Author reader;

			@ManyToMany
			@JoinTable(foreignKey = @ForeignKey(name = "fk_book_tag_book"),
					inverseForeignKey = @ForeignKey(name = "fk_book_tag_tag"))
			Set<Author> tags;

			@ElementCollection
			@CollectionTable(foreignKey = @ForeignKey(name = "fk_book_words"))
			Set<String> words;

		}

		@Entity(name = "Novel")
		@PrimaryKeyJoinColumn(foreignKey = @ForeignKey(name = "fk_novel_book"))
		static class Novel extends Book {

			String genre;

		}

	}

}
