/**
 * A declarative base for entities.
 */
@NullMarked
package io.github.strictjpa.entity;

import org.jspecify.annotations.NullMarked;
