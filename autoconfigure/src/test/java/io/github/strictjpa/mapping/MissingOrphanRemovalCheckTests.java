package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Set;

import io.github.strictjpa.Level;
import io.github.strictjpa.Violation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissingOrphanRemovalCheck}.
 */
class MissingOrphanRemovalCheckTests {

	private static final String HERE = MissingOrphanRemovalCheckTests.class.getName() + "$";

	@Test
	void findsChildrenThatBelongToTheirParentAndStay() {
		assertThat(violations(Wrong.class)).extracting(Violation::toString)
			.containsExactly(HERE + "Wrong$Author.books cascades everything to its children, but a child that is taken "
					+ "out of it stays in the database. Write @OneToMany(orphanRemoval = true), or cascade less where "
					+ "children live on their own.");
	}

	@Test
	void isSilentWhereOrphansAreRemovedOrChildrenLiveOnTheirOwn() {
		assertThat(violations(Right.class)).isEmpty();
	}

	@Test
	void isOffByDefault() {
		assertThat(new MissingOrphanRemovalCheck().rule().defaultLevel()).isEqualTo(Level.OFF);
	}

	private static List<Violation> violations(Class<?> model) {
		return BootModel.violations(new MissingOrphanRemovalCheck(), model.getDeclaredClasses()).toList();
	}

	static class Wrong {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
			Set<Book> books;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

		}

	}

	static class Right {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
			Set<Book> books;

			@OneToMany(mappedBy = "editor", cascade = CascadeType.PERSIST)
			Set<Book> edited;

			@ManyToMany(cascade = CascadeType.ALL)
			Set<Book> read;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne(cascade = CascadeType.ALL)
			Author author;

			@ManyToOne
			Author editor;

		}

	}

}
