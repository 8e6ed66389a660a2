package io.github.strictjpa.repository.library;

import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.library.Library.Book;

/**
 * A typed repository of books.
 */
public interface TypedBookRepository extends TypedRepository<Book, Long> {

}
