/**
 * Checks at flush that both sides of a relationship agree, and {@code Association}, which
 * changes both by one call.
 */
@NullMarked
package io.github.strictjpa.association;

import org.jspecify.annotations.NullMarked;
