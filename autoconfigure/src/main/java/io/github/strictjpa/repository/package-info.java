/**
 * Typed repositories: queries without a string, each in a known number of statements.
 */
@NullMarked
package io.github.strictjpa.repository;

import org.jspecify.annotations.NullMarked;
