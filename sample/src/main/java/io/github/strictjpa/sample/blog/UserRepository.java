package io.github.strictjpa.sample.blog;

import io.github.strictjpa.repository.TypedRepository;

/**
 * Finds and stores users.
 */
interface UserRepository extends TypedRepository<User, Long> {

}
