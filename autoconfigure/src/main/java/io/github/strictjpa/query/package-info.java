/**
 * Checks on the text, the joins, the pages and the results of queries.
 */
@NullMarked
package io.github.strictjpa.query;

import org.jspecify.annotations.NullMarked;
