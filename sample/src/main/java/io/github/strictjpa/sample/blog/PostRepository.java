package io.github.strictjpa.sample.blog;

import io.github.strictjpa.repository.TypedRepository;

/**
 * Finds and stores posts.
 */
interface PostRepository extends TypedRepository<Post, Long> {

}
