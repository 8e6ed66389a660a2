/**
 * The one place that counts, logs and refuses violations.
 */
@NullMarked
package io.github.strictjpa.report;

import org.jspecify.annotations.NullMarked;
