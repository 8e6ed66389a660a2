/**
 * Users and their posts, with the services that read and write them.
 */
@NullMarked
package io.github.strictjpa.sample.blog;

import org.jspecify.annotations.NullMarked;
