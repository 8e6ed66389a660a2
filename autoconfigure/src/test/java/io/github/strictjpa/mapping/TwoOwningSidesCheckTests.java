package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Set;

import io.github.strictjpa.Violation;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link TwoOwningSidesCheck}.
 */
class TwoOwningSidesCheckTests {

	private static final String HERE = TwoOwningSidesCheckTests.class.getName() + "$";

	@Test
	void findsAForeignKeyThatBothSidesWrite() {
		assertThat(violations(Wrong.class)).extracting(Violation::subject, Violation::toString)
			.containsExactly(tuple(HERE + "Wrong$Author.books",
					HERE + "Wrong$Author.books and " + HERE + "Wrong$Book.author both write the foreign key author_id "
							+ "of the table Book, each without regard to the other. Write @OneToMany(mappedBy = "
							+ "\"author\") at " + HERE + "Wrong$Author.books and remove its @JoinColumn."));
	}

	@Test
	void findsAJoinTableThatBothSidesWrite() {
		assertThat(violations(WrongJoinTable.class)).extracting(Violation::toString)
			.containsExactly(HERE + "WrongJoinTable$Tag.posts and " + HERE + "WrongJoinTable$Post.tags both write the "
					+ "join table post_tag, each without regard to the other. Write @ManyToMany(mappedBy = \"tags\") at "
					+ HERE + "WrongJoinTable$Tag.posts and remove its @JoinTable.");
	}

	@Test
	void findsASelfReferenceThatBothSidesWrite() {
		assertThat(violations(WrongSelfReference.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongSelfReference$Category.children");
	}

	@Test
	void findsAJoinTableOfAManyToOneThatBothSidesWrite() {
		assertThat(violations(WrongJoinTableOfManyToOne.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongJoinTableOfManyToOne$Author.books");
	}

	@Test
	void findsACompositeKeyThatBothSidesWrite() {
		assertThat(violations(WrongCompositeKey.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongCompositeKey$Author.books");
	}

	@Test
	void isSilentWhereOneSideIsMappedByTheOther() {
		assertThat(violations(Right.class)).isEmpty();
	}

	@Test
	void isSilentWhereOneSideIsReadOnly() {
		assertThat(violations(RightReadOnly.class)).isEmpty();
	}

	@Test
	void isSilentAboutAPartOfACompositeKey() {
		assertThat(violations(RightCompositeKey.class)).isEmpty();
	}

	@Test
	void isSilentAboutTwoRelationshipsAndOneAttribute() {
		assertThat(violations(RightTwoRelationships.class)).isEmpty();
	}

	@Test
	void isSilentAboutOneDirectionInTwoAttributes() {
		assertThat(violations(RightFiltered.class)).isEmpty();
	}

	@Test
	void isSilentAboutSiblingsThatShareAColumn() {
		assertThat(violations(RightSiblings.class)).isEmpty();
	}

	@Test
	void isSilentAboutAny() {
		assertThat(violations(RightAny.class)).isEmpty();
	}

	@Test
	void isSilentAboutSharedPrimaryKeys() {
		assertThat(violations(RightSharedKey.class)).isEmpty();
	}

	private static List<Violation> violations(Class<?> model) {
		return BootModel.violations(new TwoOwningSidesCheck(), model.getDeclaredClasses()).toList();
	}

	static class Wrong {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany
			@JoinColumn(name = "author_id")
			Set<Book> books;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "author_id")
			Author author;

		}

	}

	static class WrongJoinTable {

		@Entity(name = "Post")
		static class Post {

			@Id
			Long id;

			@ManyToMany
			@JoinTable(name = "post_tag", joinColumns = @JoinColumn(name = "post_id"),
					inverseJoinColumns = @JoinColumn(name = "tag_id"))
			Set<Tag> tags;

		}

		@Entity(name = "Tag")
		static class Tag {

			@Id
			Long id;

			@ManyToMany
			@JoinTable(name = "post_tag", joinColumns = @JoinColumn(name = "tag_id"),
					inverseJoinColumns = @JoinColumn(name = "post_id"))
			Set<Post> posts;

		}

	}

	static class WrongSelfReference {

		@Entity(name = "Category")
		static class Category {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "parent_id")
			Category parent;

			@OneToMany
			@JoinColumn(name = "parent_id")
			Set<Category> children;

		}

	}

	static class WrongJoinTableOfManyToOne {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany
			@JoinTable(name = "author_book", joinColumns = @JoinColumn(name = "author_id"),
					inverseJoinColumns = @JoinColumn(name = "book_id"))
			Set<Book> books;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinTable(name = "author_book", joinColumns = @JoinColumn(name = "book_id"),
					inverseJoinColumns = @JoinColumn(name = "author_id"))
			Author author;

		}

	}

	static class WrongCompositeKey {

		@Entity(name = "Author")
		@IdClass(AuthorId.class)
		static class Author {

			@Id
			Long tenant;

			@Id
			Long number;

			@OneToMany
			@JoinColumn(name = "author_number", referencedColumnName = "number")
			@JoinColumn(name = "author_tenant", referencedColumnName = "tenant")
			Set<Book> books;

		}

		record AuthorId(Long tenant, Long number) {

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "author_tenant", referencedColumnName = "tenant")
			@JoinColumn(name = "author_number", referencedColumnName = "number")
			Author author;

		}

	}

	static class Right {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(mappedBy = "author")
			Set<Book> books;

			@ManyToMany
			Set<Author> friends;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

			@ManyToMany
			Set<Tag> tags;

		}

		@Entity(name = "Tag")
		static class Tag {

			@Id
			Long id;

			@ManyToMany(mappedBy = "tags")
			Set<Book> books;

		}

	}

	static class RightReadOnly {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany
			@JoinColumn(name = "author_id")
			Set<Book> books;

			@OneToMany
			@JoinColumn(name = "editor_id", insertable = false, updatable = false)
			Set<Book> edited;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "author_id", insertable = false, updatable = false)
			Author author;

			@ManyToOne
			@JoinColumn(name = "editor_id")
			Author editor;

		}

	}

	static class RightCompositeKey {

		@Entity(name = "Tenant")
		static class Tenant {

			@Id
			Long id;

			@OneToMany
			@JoinColumn(name = "author_tenant", updatable = false)
			Set<Book> books;

		}

		@Entity(name = "Author")
		@IdClass(AuthorId.class)
		static class Author {

			@Id
			Long tenant;

			@Id
			Long number;

			@OneToMany(mappedBy = "author")
			Set<Book> books;

		}

		record AuthorId(Long tenant, Long number) {

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "author_tenant", referencedColumnName = "tenant")
			@JoinColumn(name = "author_number", referencedColumnName = "number")
			Author author;

			@ManyToOne
			@JoinColumn(name = "author_tenant", insertable = false, updatable = false)
			Tenant tenant;

		}

	}

	static class RightTwoRelationships {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany
			@JoinColumn(name = "author_id")
			Set<Book> books;

			@ManyToMany
			@JoinTable(name = "read_book")
			Set<Book> read;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "editor_id")
			Author editor;

			@ManyToMany
			@JoinTable(name = "book_fan")
			Set<Author> fans;

		}

	}

	static class RightSharedKey {

		@Entity(name = "User")
		static class User {

			@Id
			Long id;

			@OneToOne(mappedBy = "user")
			Profile profile;

		}

		@Entity(name = "Profile")
		static class Profile {

			@Id
			Long id;

			@MapsId
			@OneToOne
			User user;

		}

	}

	static class RightFiltered {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@ManyToMany
			@JoinTable(name = "friendship", joinColumns = @JoinColumn(name = "person_id"),
					inverseJoinColumns = @JoinColumn(name = "friend_id"))
			Set<Person> friends;

			@ManyToMany
			@SQLRestriction("active")
			@JoinTable(name = "friendship", joinColumns = @JoinColumn(name = "person_id"),
					inverseJoinColumns = @JoinColumn(name = "friend_id"))
			Set<Person> activeFriends;

		}

	}

	static class RightSiblings {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany
			@JoinColumn(name = "author_id")
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
			@JoinColumn(name = "author_id")
			Author author;

		}

	}

	static class RightAny {

		@Entity(name = "Post")
		static class Post {

			@Id
			Long id;

			@OneToMany
			@JoinColumn(name = "subject_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
			@SQLRestriction("subject_type = 'P'")
			Set<Comment> comments;

		}

		@Entity(name = "Comment")
		static class Comment {

			@Id
			Long id;

			@Any
			@AnyKeyJavaClass(Long.class)
			@AnyDiscriminatorValue(discriminator = "P", entity = Post.class)
			@Column(name = "subject_type")
			@JoinColumn(name = "subject_id")
			Object subject;

		}

	}

}
