package io.github.strictjpa.repository.library;

import java.util.List;

import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.library.Library.Author;

/**
 * A typed repository with a derived query and a custom fragment.
 */
public interface AuthorRepository extends TypedRepository<Author, Long>, AuthorNames {

	List<Author> findByNameEndingWith(String suffix);

}
