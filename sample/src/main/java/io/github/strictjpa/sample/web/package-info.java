/**
 * The REST interface.
 */
@NullMarked
package io.github.strictjpa.sample.web;

import org.jspecify.annotations.NullMarked;
