package io.github.strictjpa.repository.library;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

/**
 * The entities that the tests of typed repositories share.
 */
public final class Library {

	private Library() {
	}

	@Entity(name = "Author")
	public static class Author {

		@Id
		@GeneratedValue
		private Long id;

		private String name;

		private int born;

		@Embedded
		private Address address = new Address();

		@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
		private Publisher publisher;

		@OneToMany(mappedBy = "author", cascade = CascadeType.PERSIST)
		private List<Book> books = new ArrayList<>();

		protected Author() {
		}

		public Author(String name, int born, String city, int books) {
			this.name = name;
			this.born = born;
			this.address.city = city;
			this.publisher = new Publisher("publisher of " + name);
			for (int number = 1; number <= books; number++) {
				this.books.add(new Book(this, name + " " + number));
			}
		}

		public Long getId() {
			return this.id;
		}

		public String getName() {
			return this.name;
		}

		public Publisher getPublisher() {
			return this.publisher;
		}

		public List<Book> getBooks() {
			return this.books;
		}

	}

	@Embeddable
	public static class Address {

		private String city;

	}

	@Entity(name = "Publisher")
	public static class Publisher {

		@Id
		@GeneratedValue
		private Long id;

		private String name;

		protected Publisher() {
		}

		public Publisher(String name) {
			this.name = name;
		}

		public String getName() {
			return this.name;
		}

	}

	@Entity(name = "Book")
	public static class Book {

		@Id
		@GeneratedValue
		private Long id;

		private String title;

		@ManyToOne(fetch = FetchType.LAZY)
		private Author author;

		@OneToMany(mappedBy = "book", cascade = CascadeType.PERSIST)
		private List<Chapter> chapters = new ArrayList<>();

		protected Book() {
		}

		Book(Author author, String title) {
			this.author = author;
			this.title = title;
			this.chapters.add(new Chapter(this));
		}

		public List<Chapter> getChapters() {
			return this.chapters;
		}

		public String getTitle() {
			return this.title;
		}

	}

	@Entity(name = "Chapter")
	public static class Chapter {

		@Id
		@GeneratedValue
		private Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		private Book book;

		protected Chapter() {
		}

		Chapter(Book book) {
			this.book = book;
		}

	}

	@Entity(name = "Shelf")
	public static class Shelf {

		@EmbeddedId
		private ShelfId id;

		@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
		private Publisher publisher;

		protected Shelf() {
		}

		public Shelf(int room, int number) {
			this.id = new ShelfId(room, number);
			this.publisher = new Publisher("publisher of shelf " + number);
		}

		public Publisher getPublisher() {
			return this.publisher;
		}

	}

	@Embeddable
	public static class ShelfId {

		private int room;

		private int number;

		protected ShelfId() {
		}

		public ShelfId(int room, int number) {
			this.room = room;
			this.number = number;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof ShelfId id && id.room == this.room && id.number == this.number;
		}

		@Override
		public int hashCode() {
			return 31 * this.room + this.number;
		}

	}

	@Entity(name = "Slot")
	@IdClass(SlotId.class)
	public static class Slot {

		@Id
		private int room;

		@Id
		private int number;

		@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
		private Publisher publisher;

		protected Slot() {
		}

		public Slot(int room, int number) {
			this.room = room;
			this.number = number;
			this.publisher = new Publisher("publisher of slot " + number);
		}

		public Publisher getPublisher() {
			return this.publisher;
		}

	}

	public static class SlotId {

		private int room;

		private int number;

		protected SlotId() {
		}

		public SlotId(int room, int number) {
			this.room = room;
			this.number = number;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof SlotId id && id.room == this.room && id.number == this.number;
		}

		@Override
		public int hashCode() {
			return 31 * this.room + this.number;
		}

	}

}
