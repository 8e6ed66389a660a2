/**
 * The guard against lazy loads, and the classifier of who asked for one.
 */
@NullMarked
package io.github.strictjpa.lazyload;

import org.jspecify.annotations.NullMarked;
