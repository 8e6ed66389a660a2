/**
 * Fetch plans: which associations a query loads, and in how many statements.
 */
@NullMarked
package io.github.strictjpa.fetch;

import org.jspecify.annotations.NullMarked;
