package io.github.strictjpa.repository.library;

import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.library.Library.Slot;
import io.github.strictjpa.repository.library.Library.SlotId;

/**
 * A typed repository with an identifier of several attributes.
 */
public interface SlotRepository extends TypedRepository<Slot, SlotId> {

}
