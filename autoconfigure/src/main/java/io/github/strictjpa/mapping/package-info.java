/**
 * Checks of the entity mappings, made once when a persistence unit is built.
 */
@NullMarked
package io.github.strictjpa.mapping;

import org.jspecify.annotations.NullMarked;
