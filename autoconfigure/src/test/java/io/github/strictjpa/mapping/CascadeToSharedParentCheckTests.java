package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Set;

import io.github.strictjpa.Violation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.Cascade;
import org.hibernate.annotations.JoinFormula;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link CascadeToSharedParentCheck}.
 */
class CascadeToSharedParentCheckTests {

	private static final String HERE = CascadeToSharedParentCheckTests.class.getName() + "$";

	@Test
	void findsRemovalThatCascadesToWhatIsShared() {
		assertThat(violations(Wrong.class)).extracting(Violation::subject, Violation::message, Violation::fix)
			.containsExactlyInAnyOrder(tuple(HERE + "Wrong$Book.author",
					HERE + "Wrong$Book.author cascades removal: to remove one owner is to remove what other owners "
							+ "refer to.",
					"Write cascade = {CascadeType.PERSIST, CascadeType.MERGE} at @ManyToOne, or no cascade."),
					tuple(HERE + "Wrong$Book.editor",
							HERE + "Wrong$Book.editor cascades removal: to remove one owner is to remove what other "
									+ "owners refer to.",
							"Remove CascadeType.REMOVE from the cascade of @ManyToOne."),
					tuple(HERE + "Wrong$Book.readers",
							HERE + "Wrong$Book.readers cascades removal: to remove one owner is to remove what other "
									+ "owners refer to.",
							"Write cascade = {CascadeType.PERSIST, CascadeType.MERGE} at @ManyToMany, or no cascade."),
					tuple(HERE + "Wrong$Author.read",
							HERE + "Wrong$Author.read cascades removal: to remove one owner is to remove what other "
									+ "owners refer to.",
							"Remove CascadeType.REMOVE from the cascade of @ManyToMany."));
	}

	@Test
	void isSilentAboutOtherCascadesAndAboutWhatIsNotShared() {
		assertThat(violations(Right.class)).isEmpty();
	}

	private static List<Violation> violations(Class<?> model) {
		return BootModel.violations(new CascadeToSharedParentCheck(), model.getDeclaredClasses()).toList();
	}

	@SuppressWarnings("removal")
	static class Wrong {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@ManyToMany(mappedBy = "readers", cascade = CascadeType.REMOVE)
			Set<Book> read;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne(cascade = CascadeType.ALL)
			Author author;

			@ManyToOne
			@Cascade(org.hibernate.annotations.CascadeType.REMOVE)
			Author editor;

			@ManyToMany(cascade = CascadeType.ALL)
			Set<Author> readers;

		}

	}

	@SuppressWarnings("removal")
	static class Right {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
			Set<Book> books;

			@OneToMany(cascade = CascadeType.ALL)
			Set<Cover> covers;

		}

		@Entity(name = "Book")
		@Table(uniqueConstraints = @UniqueConstraint(columnNames = "back_id"))
		static class Book {

			@Id
			Long id;

			@ManyToOne(cascade = { CascadeType.PERSIST, CascadeType.MERGE, CascadeType.DETACH })
			Author author;

			@ManyToMany(cascade = CascadeType.PERSIST)
			Set<Author> readers;

			@OneToOne(cascade = CascadeType.ALL)
			Cover cover;

			@ManyToOne(cascade = CascadeType.ALL)
			@JoinColumn(unique = true)
			Cover draft;

			@ManyToOne(cascade = CascadeType.ALL)
			@JoinColumn(name = "back_id")
			Cover back;

			@ManyToOne
			@JoinFormula("cover_id")
			Cover computed;

			@Any
			@AnyKeyJavaClass(Long.class)
			@AnyDiscriminatorValue(discriminator = "C", entity = Cover.class)
			@Cascade(org.hibernate.annotations.CascadeType.ALL)
			@Column(name = "any_type")
			@JoinColumn(name = "any_id")
			Object any;

		}

		@Entity(name = "Cover")
		static class Cover {

			@Id
			Long id;

		}

	}

}
