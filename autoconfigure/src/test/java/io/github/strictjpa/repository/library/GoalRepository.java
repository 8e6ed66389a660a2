package io.github.strictjpa.repository.library;

import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.library.League.Goal;

/**
 * A typed repository of goals.
 */
public interface GoalRepository extends TypedRepository<Goal, Long> {

}
