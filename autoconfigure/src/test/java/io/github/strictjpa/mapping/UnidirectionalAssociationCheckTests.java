package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.Violation;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.Immutable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link UnidirectionalAssociationCheck}.
 */
class UnidirectionalAssociationCheckTests {

	private static final String HERE = UnidirectionalAssociationCheckTests.class.getName() + "$";

	private static final String ALLOW = " A lookup that many entities refer to is allowed by "
			+ "strict-jpa.unidirectional-association.allow.";

	@Test
	void findsAssociationsWithoutAnotherSide() {
		assertThat(violations(Wrong.class)).extracting(Violation::subject, Violation::message, Violation::fix)
			.containsExactlyInAnyOrder(tuple(HERE + "Wrong$Book.author",
					HERE + "Wrong$Book.author has no other side: nothing in " + HERE + "Wrong$Author says "
							+ "mappedBy = \"author\".",
					"Map the other side as @OneToMany(mappedBy = \"author\") in " + HERE + "Wrong$Author." + ALLOW),
					tuple(HERE + "Wrong$Book.tags",
							HERE + "Wrong$Book.tags has no other side: nothing in " + HERE + "Wrong$Tag says "
									+ "mappedBy = \"tags\".",
							"Map the other side as @ManyToMany(mappedBy = \"tags\") in " + HERE + "Wrong$Tag." + ALLOW),
					tuple(HERE + "Wrong$Place.country",
							HERE + "Wrong$Place.country has no other side: nothing in " + HERE + "Wrong$Country says "
									+ "mappedBy = \"place.country\".",
							"Map the other side as @OneToMany(mappedBy = \"place.country\") in " + HERE
									+ "Wrong$Country." + ALLOW));
	}

	@Test
	void namesTheAssociationThatMayBeTheOtherSide() {
		assertThat(violations(WrongPairs.class)).extracting(Violation::subject, Violation::fix)
			.containsExactlyInAnyOrder(
					tuple(HERE + "WrongPairs$Post.tags",
							"Map the other side as @ManyToMany(mappedBy = \"tags\") in " + HERE + "WrongPairs$Tag. "
									+ "Where that is " + HERE + "WrongPairs$Tag.posts, write it there." + ALLOW),
					tuple(HERE + "WrongPairs$Tag.posts",
							"Map the other side as @ManyToMany(mappedBy = \"posts\") in " + HERE + "WrongPairs$Post. "
									+ "Where that is " + HERE + "WrongPairs$Post.tags, write it there." + ALLOW),
					tuple(HERE + "WrongPairs$Post.head",
							"Map the other side as @OneToOne(mappedBy = \"head\") in " + HERE + "WrongPairs$Tag. "
									+ "Where that is " + HERE + "WrongPairs$Tag.first, write it there." + ALLOW),
					tuple(HERE + "WrongPairs$Tag.first",
							"Map the other side as @OneToOne(mappedBy = \"first\") in " + HERE + "WrongPairs$Post. "
									+ "Where that is " + HERE + "WrongPairs$Post.head, write it there." + ALLOW));
	}

	@Test
	void reportsAMappedSuperclassOnce() {
		assertThat(violations(WrongSuperclass.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongSuperclass$Owned.owner");
	}

	@Test
	void allowsLookupsByEntityAndByRole() {
		assertThat(violations(Wrong.class, HERE + "Wrong$Author", HERE + "Wrong$Place.country"))
			.extracting(Violation::subject)
			.containsExactly(HERE + "Wrong$Book.tags");
	}

	@Test
	void allowsAnAttributeInOneOfTheEntitiesThatInheritIt() {
		String photo = HERE + "WrongSuperclass$Photo.owner";

		assertThat(violations(WrongSuperclass.class, photo)).hasSize(1);
		assertThat(violations(WrongSuperclass.class, photo, HERE + "WrongSuperclass$Note.owner")).isEmpty();
	}

	@Test
	void isSilentAboutImmutableTargets() {
		assertThat(violations(RightImmutable.class)).isEmpty();
	}

	@Test
	void isSilentWhereTheOtherSideIsMapped() {
		assertThat(violations(Right.class)).isEmpty();
	}

	@Test
	void isSilentWhereBothSidesNameTheColumns() {
		assertThat(violations(RightColumns.class)).isEmpty();
	}

	@Test
	void isSilentWhereTheOtherSideIsInAnotherClassOfTheHierarchy() {
		assertThat(violations(RightHierarchy.class)).isEmpty();
	}

	@Test
	void isSilentAboutGenericSuperclasses() {
		assertThat(violations(RightGenerics.class)).isEmpty();
	}

	@Test
	void isSilentAboutCompositeKeys() {
		assertThat(violations(RightCompositeKey.class)).isEmpty();
	}

	@Test
	void isSilentAboutWhatCannotHaveAnotherSide() {
		assertThat(violations(RightOneSided.class)).isEmpty();
	}

	private static List<Violation> violations(Class<?> model, String... allowed) {
		return BootModel.violations(new UnidirectionalAssociationCheck(List.of(allowed)), model.getDeclaredClasses())
			.toList();
	}

	static class Wrong {

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

			@ManyToMany
			Set<Tag> tags;

			@Embedded
			Place place;

		}

		@Entity(name = "Tag")
		static class Tag {

			@Id
			Long id;

		}

		@Embeddable
		static class Place {

			@ManyToOne
			Country country;

			String city;

		}

		@Entity(name = "Country")
		static class Country {

			@Id
			Long id;

		}

	}

	static class WrongPairs {

		@Entity(name = "Post")
		static class Post {

			@Id
			Long id;

			@ManyToMany
			Set<Tag> tags;

			@OneToOne
			Tag head;

		}

		@Entity(name = "Tag")
		static class Tag {

			@Id
			Long id;

			@ManyToMany
			Set<Post> posts;

			@OneToOne
			Post first;

		}

	}

	static class WrongSuperclass {

		@MappedSuperclass
		static class Owned {

			@Id
			Long id;

			@ManyToOne
			User owner;

		}

		@Entity(name = "Photo")
		static class Photo extends Owned {

		}

		@Entity(name = "Note")
		static class Note extends Owned {

		}

		@Entity(name = "Account")
		static class User {

			@Id
			Long id;

		}

	}

	static class RightImmutable {

		@Entity(name = "Place")
		static class Place {

			@Id
			Long id;

			@ManyToOne
			Country country;

		}

		@Entity(name = "Country")
		@Immutable
		static class Country {

			@Id
			Long id;

		}

	}

	static class Right {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany(mappedBy = "author")
			Set<Book> books;

			@OneToMany(mappedBy = "details.editor")
			Set<Book> edited;

			@OneToOne(mappedBy = "author")
			Portrait portrait;

			@ManyToOne
			Author mentor;

			@OneToMany(mappedBy = "mentor")
			Set<Author> pupils;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

			@Embedded
			Details details;

			@ManyToMany
			Set<Tag> tags;

		}

		@Embeddable
		static class Details {

			@ManyToOne
			Author editor;

			String title;

		}

		@Entity(name = "Tag")
		static class Tag {

			@Id
			Long id;

			@ManyToMany(mappedBy = "tags")
			Set<Book> books;

		}

		@Entity(name = "Portrait")
		static class Portrait {

			@Id
			Long id;

			@MapsId
			@OneToOne
			Author author;

		}

	}

	static class RightColumns {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			@OneToMany
			@JoinColumn(name = "author_id")
			@OrderColumn(name = "position")
			List<Book> books;

			@ManyToMany
			@JoinTable(name = "reads", joinColumns = @JoinColumn(name = "author_id"),
					inverseJoinColumns = @JoinColumn(name = "book_id"))
			Set<Book> read;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "author_id", insertable = false, updatable = false)
			Author author;

			@ManyToMany
			@JoinTable(name = "reads", joinColumns = @JoinColumn(name = "book_id"),
					inverseJoinColumns = @JoinColumn(name = "author_id"))
			Set<Author> readers;

		}

	}

	static class RightHierarchy {

		@Entity(name = "Person")
		@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
		static class Person {

			@Id
			Long id;

			@OneToMany(mappedBy = "reviewer")
			Set<Novel> reviews;

		}

		@Entity(name = "Author")
		static class Author extends Person {

			@OneToMany(mappedBy = "author")
			Set<Book> books;

		}

		@Entity(name = "Book")
		@Inheritance(strategy = InheritanceType.JOINED)
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Person author;

		}

		@Entity(name = "Novel")
		static class Novel extends Book {

			@ManyToOne
			Author reviewer;

		}

	}

	static class RightGenerics {

		@MappedSuperclass
		static class Node<P> {

			@Id
			Long id;

			@ManyToOne
			P parent;

		}

		@Entity(name = "Folder")
		static class Folder extends Node<Folder> {

			@OneToMany(mappedBy = "parent")
			Set<Folder> folders;

			@OneToMany(mappedBy = "parent")
			Set<Document> documents;

		}

		@Entity(name = "Document")
		static class Document extends Node<Folder> {

		}

	}

	static class RightCompositeKey {

		@Entity(name = "PurchaseOrder")
		static class Order {

			@Id
			Long id;

			@OneToMany(mappedBy = "id.order")
			Set<Line> lines;

			@OneToMany(mappedBy = "order")
			Set<Parcel> parcels;

		}

		@Entity(name = "Line")
		static class Line {

			@EmbeddedId
			LineId id;

		}

		@Embeddable
		static class LineId {

			@ManyToOne
			Order order;

			Integer position;

		}

		@Entity(name = "Parcel")
		static class Parcel {

			@EmbeddedId
			ParcelId id;

			@MapsId("orderId")
			@ManyToOne
			Order order;

		}

		@Embeddable
		record ParcelId(Long orderId, Integer number) {

		}

	}

	static class RightOneSided {

		@Entity(name = "Team")
		static class Team {

			@Id
			Long id;

			@ElementCollection
			Set<Membership> memberships;

			@ElementCollection
			@MapKeyJoinColumn(name = "account_id")
			Map<User, String> roles;

			@Any
			@AnyKeyJavaClass(Long.class)
			@AnyDiscriminatorValue(discriminator = "U", entity = User.class)
			@Column(name = "any_type")
			@JoinColumn(name = "any_id")
			Object any;

			@OneToMany
			Set<User> guests;

		}

		@Embeddable
		static class Membership {

			@ManyToOne
			User member;

			String role;

		}

		@Entity(name = "Account")
		static class User {

			@Id
			Long id;

			@OneToOne
			Avatar avatar;

			@OneToOne
			@PrimaryKeyJoinColumn
			Settings settings;

		}

		@Entity(name = "Avatar")
		static class Avatar {

			@Id
			Long id;

		}

		@Entity(name = "Settings")
		static class Settings {

			@Id
			Long id;

		}

	}

}
