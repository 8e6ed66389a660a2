package io.github.strictjpa.repository.library;

import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.Library.Book;
import io.github.strictjpa.repository.library.Library.Chapter;
import io.github.strictjpa.repository.library.Library.Publisher;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.StaticMetamodel;

/**
 * Attributes of the entities of {@link Library}, which Hibernate sets. A processor would
 * write the same.
 */
public final class Library_ {

	private Library_() {
	}

	@StaticMetamodel(Author.class)
	public abstract static class Author_ {

		public static volatile SingularAttribute<Author, Publisher> publisher;

		public static volatile ListAttribute<Author, Book> books;

	}

	@StaticMetamodel(Book.class)
	public abstract static class Book_ {

		public static volatile ListAttribute<Book, Chapter> chapters;

	}

}
