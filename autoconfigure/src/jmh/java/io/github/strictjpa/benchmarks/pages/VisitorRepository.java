package io.github.strictjpa.benchmarks.pages;

import io.github.strictjpa.repository.TypedRepository;

/**
 * Visitors.
 */
interface VisitorRepository extends TypedRepository<Visitor, Long> {

}
