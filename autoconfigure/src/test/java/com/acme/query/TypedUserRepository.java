package com.acme.query;

import io.github.strictjpa.repository.TypedRepository;

/**
 * A typed repository.
 */
public interface TypedUserRepository extends TypedRepository<User, Long> {

}
