/**
 * Checks that the schema belongs to migrations.
 */
@NullMarked
package io.github.strictjpa.migration;

import org.jspecify.annotations.NullMarked;
