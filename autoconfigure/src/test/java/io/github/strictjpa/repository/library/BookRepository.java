package io.github.strictjpa.repository.library;

import io.github.strictjpa.repository.library.Library.Book;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository that is not typed.
 */
public interface BookRepository extends JpaRepository<Book, Long> {

}
