package io.github.strictjpa.repository.library;

import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.library.League.Player;

/**
 * A typed repository of players.
 */
public interface PlayerRepository extends TypedRepository<Player, Long> {

}
