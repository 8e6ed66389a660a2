/**
 * The words that every part of Strict JPA speaks: rules, levels, violations, and what
 * permits or suppresses them.
 */
@NullMarked
package io.github.strictjpa;

import org.jspecify.annotations.NullMarked;
