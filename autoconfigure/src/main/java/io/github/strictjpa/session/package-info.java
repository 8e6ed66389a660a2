/**
 * Checks that sessions are short, closed and used by one thread.
 */
@NullMarked
package io.github.strictjpa.session;

import org.jspecify.annotations.NullMarked;
