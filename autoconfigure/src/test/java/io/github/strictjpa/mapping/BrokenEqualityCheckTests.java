package io.github.strictjpa.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;

import javax.annotation.processing.Processor;

import io.github.strictjpa.Origin;
import io.github.strictjpa.Violation;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.hibernate.Hibernate;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.proxy.HibernateProxy;
import org.junit.jupiter.api.Test;

import org.springframework.core.test.tools.SourceFile;
import org.springframework.core.test.tools.TestCompiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link BrokenEqualityCheck}.
 */
class BrokenEqualityCheckTests {

	private static final String HERE = BrokenEqualityCheckTests.class.getName() + "$";

	private static final String LOMBOK = " With Lombok: no @Data on entities.";

	@Test
	void findsAGeneratedIdInTheHashCode() {
		assertThat(violations(WrongId.class)).extracting(Violation::subject, Violation::toString)
			.containsExactly(tuple(HERE + "WrongId$Author.hashCode",
					HERE + "WrongId$Author.hashCode reads the generated id: it changes when the entity is saved, and a "
							+ "set loses it. Return a constant, as getClass().hashCode()." + LOMBOK));
	}

	@Test
	void findsIdsThatAnotherEntityOrAnAnnotationGenerates() {
		assertThat(violations(WrongGenerators.class)).extracting(Violation::subject)
			.containsExactlyInAnyOrder(HERE + "WrongGenerators$Account.hashCode",
					HERE + "WrongGenerators$Profile.hashCode");
	}

	@Test
	void findsAssociations() {
		assertThat(violations(WrongAssociation.class)).extracting(Violation::subject, Violation::toString)
			.containsExactlyInAnyOrder(
					tuple(HERE + "WrongAssociation$Book.equals",
							HERE + "WrongAssociation$Book.equals reads author: a call loads what is lazy. Compare the "
									+ "ids where they are not null, or a key that never changes." + LOMBOK),
					tuple(HERE + "WrongAssociation$Book.hashCode",
							HERE + "WrongAssociation$Book.hashCode reads author: a call loads what is lazy. Return a "
									+ "constant, or the hash code of a key that never changes." + LOMBOK),
					tuple(HERE + "WrongAssociation$Book.toString",
							HERE + "WrongAssociation$Book.toString reads author and tags: a call loads what is lazy. "
									+ "Leave it out." + LOMBOK));
	}

	@Test
	void tellsTheLine() {
		assertThat(violations(WrongAssociation.class)).extracting(Violation::origin)
			.allSatisfy((origin) -> assertThat(origin.line()).isPositive())
			.extracting(Origin::callSite)
			.contains(HERE + "WrongAssociation$Book#toString");
	}

	@Test
	void reportsAMappedSuperclassOnce() {
		assertThat(violations(WrongSuperclass.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongSuperclass$Base.hashCode");
	}

	@Test
	void findsEmbeddables() {
		assertThat(violations(WrongEmbeddable.class)).extracting(Violation::subject)
			.containsExactlyInAnyOrder(HERE + "WrongEmbeddable$Place.equals", HERE + "WrongEmbeddable$Place.hashCode",
					HERE + "WrongEmbeddable$Place.toString", HERE + "WrongEmbeddable$Tag.toString");
	}

	@Test
	void readsWhatLombokGenerates() {
		String entity = """
				@lombok.%s
				@jakarta.persistence.Entity
				public class Post {
					@jakarta.persistence.Id @jakarta.persistence.GeneratedValue Long id;
					@jakarta.persistence.ManyToOne Post parent;
					@jakarta.persistence.ElementCollection java.util.Set<String> names;
					%s
				}
				""";

		assertThat(ofLombok(entity.formatted("Data", ""))).extracting(Violation::subject, Violation::message)
			.containsExactlyInAnyOrder(
					tuple("Post.equals", "Post.equals reads parent and names: a call loads what is lazy."),
					tuple("Post.hashCode",
							"Post.hashCode reads the generated id: it changes when the entity is saved, and a set "
									+ "loses it. It reads parent and names: a call loads what is lazy."),
					tuple("Post.toString", "Post.toString reads parent and names: a call loads what is lazy."));
		assertThat(ofLombok(entity.formatted("Getter", ""))).isEmpty();
		assertThat(ofLombok(entity.formatted("EqualsAndHashCode(onlyExplicitlyIncluded = true)",
				"@lombok.EqualsAndHashCode.Include String title;")))
			.isEmpty();
	}

	@Test
	void tellsKotlinToLeaveOutData() {
		assertThat(violations(WrongKotlin.class)).extracting(Violation::subject, Violation::fix)
			.containsExactly(
					tuple(HERE + "WrongKotlin$Post.hashCode", "Write it as a class that is not a data class."));
	}

	@Test
	void isSilentAboutConstantsIdsWithNullChecksAndNaturalIds() {
		assertThat(violations(Right.class)).isEmpty();
	}

	@Test
	void isSilentAboutWhatLoadsNothing() {
		assertThat(violations(RightReads.class)).isEmpty();
	}

	@Test
	void isSilentAboutIdsThatAreReadByWayOfAVariable() {
		assertThat(violations(RightVariables.class)).isEmpty();
	}

	@Test
	void findsAssociationsThatAreReadByWayOfAVariable() {
		assertThat(violations(WrongVariables.class)).extracting(Violation::subject)
			.containsExactlyInAnyOrder(HERE + "WrongVariables$Book.hashCode", HERE + "WrongVariables$Book.toString");
	}

	@Test
	void isSilentAboutWhatEditorsGenerateForHibernate() {
		assertThat(violations(RightGenerated.class)).isEmpty();
	}

	@Test
	void isSilentAboutCompositeKeys() {
		assertThat(violations(RightCompositeKey.class)).isEmpty();
	}

	private static List<Violation> violations(Class<?> model) {
		return BootModel.violations(new BrokenEqualityCheck(), model.getDeclaredClasses()).toList();
	}

	private static List<Violation> ofLombok(String source) {
		List<Processor> lombok = ServiceLoader.load(Processor.class)
			.stream()
			.filter((provider) -> provider.type().getName().startsWith("lombok."))
			.map(ServiceLoader.Provider::get)
			.toList();
		List<Violation> violations = new ArrayList<>();
		TestCompiler.forSystem()
			.withProcessors(lombok)
			.compile(SourceFile.of(source),
					(compiled) -> BootModel
						.violations(new BrokenEqualityCheck(),
								compiled.getAllCompiledClasses().toArray(Class<?>[]::new))
						.forEach(violations::add));
		return violations;
	}

	static class WrongId {

		@Entity(name = "Author")
		static class Author {

			@Id
			@GeneratedValue
			Long id;

			@Override
			public boolean equals(Object other) {
				return other instanceof Author author && Objects.equals(this.id, author.id);
			}

			@Override
			public int hashCode() {
				return Objects.hash(getId());
			}

			Long getId() {
				return this.id;
			}

		}

	}

	static class WrongGenerators {

		@Entity(name = "Account")
		static class Account {

			@Id
			@UuidGenerator
			UUID id;

			@Override
			public boolean equals(Object other) {
				return other instanceof Account account && Objects.equals(this.id, account.id);
			}

			@Override
			public int hashCode() {
				return (this.id != null) ? this.id.hashCode() : 0;
			}

		}

		@Entity(name = "Profile")
		static class Profile {

			@Id
			UUID id;

			@MapsId
			@OneToOne
			Account account;

			@Override
			public boolean equals(Object other) {
				return other instanceof Profile profile && Objects.equals(this.id, profile.id);
			}

			@Override
			public int hashCode() {
				return Objects.hashCode(this.id);
			}

		}

	}

	static class WrongAssociation {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

			@ElementCollection
			Set<String> tags;

			@Override
			public boolean equals(Object other) {
				return other instanceof Book book && Objects.equals(getAuthor(), book.getAuthor());
			}

			@Override
			public int hashCode() {
				return (this.author != null) ? this.author.hashCode() : 0;
			}

			@Override
			public String toString() {
				return "Book by " + describeAuthor() + this.tags;
			}

			private String describeAuthor() {
				return this.author.toString();
			}

			Author getAuthor() {
				return this.author;
			}

		}

	}

	static class WrongSuperclass {

		@MappedSuperclass
		static class Base {

			@Id
			@GeneratedValue
			Long id;

			@Override
			public boolean equals(Object other) {
				return other instanceof Base base && Objects.equals(this.id, base.id);
			}

			@Override
			public int hashCode() {
				return Objects.hashCode(this.id);
			}

		}

		@Entity(name = "Author")
		static class Author extends Base {

		}

		@Entity(name = "Book")
		static class Book extends Base {

		}

		@Entity(name = "Shelf")
		static class Shelf extends Base {

			@Override
			public boolean equals(Object other) {
				return super.equals(other);
			}

			@Override
			public int hashCode() {
				return 7;
			}

		}

	}

	static class WrongEmbeddable {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@Embedded
			Place place;

			@ElementCollection
			List<Tag> tags;

		}

		@Embeddable
		record Place(@ManyToOne Author neighbour, String city) {

		}

		@Embeddable
		static class Tag {

			@ManyToOne
			Author creator;

			String name;

			@Override
			public String toString() {
				return this.name + this.creator;
			}

		}

	}

	static class WrongKotlin {

		@kotlin.Metadata
		@Entity(name = "Post")
		static class Post {

			@Id
			@GeneratedValue
			Long id;

			Long component1() {
				return this.id;
			}

			@Override
			public boolean equals(Object other) {
				return this == other;
			}

			@Override
			public int hashCode() {
				return (this.id == null) ? 0 : this.id.hashCode();
			}

		}

	}

	static class Right {

		@Entity(name = "Author")
		static class Author {

			@Id
			@GeneratedValue
			Long id;

			@NaturalId
			String isni;

			@OneToMany(mappedBy = "author")
			Set<Book> books;

			@Override
			public boolean equals(Object other) {
				return other instanceof Author author && this.id != null && this.id.equals(author.id);
			}

			@Override
			public int hashCode() {
				return getClass().hashCode();
			}

			@Override
			public String toString() {
				return "Author " + this.id;
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long isbn;

			@ManyToOne
			Author author;

			@Override
			public boolean equals(Object other) {
				return other instanceof Book book && Objects.equals(this.isbn, book.isbn);
			}

			@Override
			public int hashCode() {
				return Objects.hash(this.isbn);
			}

			@Override
			public String toString() {
				return "Book " + this.isbn;
			}

		}

		@Entity(name = "Shelf")
		static class Shelf {

			@Id
			@GeneratedValue
			Long id;

			String place;

			@Override
			public boolean equals(Object other) {
				return other instanceof Shelf shelf && Objects.equals(this.place, shelf.place);
			}

			@Override
			public int hashCode() {
				return Objects.hash(this.place);
			}

		}

	}

	static class RightReads {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			Long getId() {
				return this.id;
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

			@OneToMany
			Set<Author> readers;

			@Override
			public boolean equals(Object other) {
				return other instanceof Book book && Objects.equals(this.author.getId(), book.author.getId());
			}

			@Override
			public int hashCode() {
				return (getAuthor() != null) ? Objects.hashCode(getAuthor().getId()) : 0;
			}

			@Override
			public String toString() {
				return "Book" + (Hibernate.isInitialized(this.readers) ? this.readers.toString() : "");
			}

			Author getAuthor() {
				return this.author;
			}

		}

	}

	static class RightCompositeKey {

		@Entity(name = "Line")
		static class Line {

			@EmbeddedId
			LineId id;

			@Override
			public boolean equals(Object other) {
				return other instanceof Line line && Objects.equals(this.id, line.id);
			}

			@Override
			public int hashCode() {
				return Objects.hash(this.id);
			}

		}

		@Embeddable
		record LineId(@ManyToOne Book book, Integer position) {

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

		}

	}

	static class RightVariables {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			Long getId() {
				return this.id;
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

			@Override
			public boolean equals(Object other) {
				if (!(other instanceof Book book)) {
					return false;
				}
				Author mine = this.author;
				Author another = book.author;
				return mine != null && another != null && mine.getId().equals(another.getId());
			}

			@Override
			public int hashCode() {
				Author current = this.author;
				return (current == null) ? 0 : Objects.hashCode(current.getId());
			}

			@Override
			public String toString() {
				return "Book by " + (Objects.nonNull(this.author) ? "someone " : "none ")
						+ Optional.ofNullable(this.author).map(Author::getId).orElse(null);
			}

		}

	}

	static class WrongVariables {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			String name;

			String getName() {
				return this.name;
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

			@ElementCollection
			Set<String> tags;

			@Override
			public boolean equals(Object other) {
				return other instanceof Book book && Objects.equals(this.id, book.id);
			}

			@Override
			public int hashCode() {
				Set<String> current = this.tags;
				return (current == null) ? 0 : current.hashCode();
			}

			@Override
			public String toString() {
				Author current = this.author;
				return (current != null) ? current.getName() : "";
			}

		}

	}

	static class RightGenerated {

		@Entity(name = "Author")
		static class Author {

			@Id
			@GeneratedValue
			Long id;

			@OneToMany(mappedBy = "author")
			Set<Book> books;

			Long getId() {
				return this.id;
			}

			@Override
			public final boolean equals(Object other) {
				if (this == other) {
					return true;
				}
				if (other == null || effectiveClass(this) != effectiveClass(other)) {
					return false;
				}
				Author author = (Author) other;
				return getId() != null && Objects.equals(getId(), author.getId());
			}

			@Override
			public final int hashCode() {
				return effectiveClass(this).hashCode();
			}

			@Override
			public String toString() {
				return getClass().getSimpleName() + "(id = " + getId() + ")";
			}

			private static Class<?> effectiveClass(Object object) {
				return (object instanceof HibernateProxy proxy)
						? proxy.getHibernateLazyInitializer().getPersistentClass() : object.getClass();
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

		}

	}

}
