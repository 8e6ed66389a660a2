package io.github.strictjpa.repository.library;

import java.util.List;

/**
 * A custom fragment.
 */
public interface AuthorNames {

	List<String> names();

}
