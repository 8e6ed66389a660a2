/**
 * A REST application that follows every rule of Strict JPA.
 */
@NullMarked
package io.github.strictjpa.sample;

import org.jspecify.annotations.NullMarked;
