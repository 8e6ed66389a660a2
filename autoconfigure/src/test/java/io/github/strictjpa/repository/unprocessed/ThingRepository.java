package io.github.strictjpa.repository.unprocessed;

import io.github.strictjpa.repository.TypedRepository;

/**
 * A repository that needs the query class of {@link Thing}.
 */
public interface ThingRepository extends TypedRepository<Thing, Long> {

}
