package io.github.strictjpa.repository.library;

import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.library.League.Team;

/**
 * A typed repository of teams.
 */
public interface TeamRepository extends TypedRepository<Team, Long> {

}
