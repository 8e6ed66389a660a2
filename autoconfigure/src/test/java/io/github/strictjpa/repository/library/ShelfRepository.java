package io.github.strictjpa.repository.library;

import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.library.Library.Shelf;
import io.github.strictjpa.repository.library.Library.ShelfId;

/**
 * A typed repository with an embedded identifier.
 */
public interface ShelfRepository extends TypedRepository<Shelf, ShelfId> {

}
