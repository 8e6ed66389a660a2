/**
 * What an operator sees: the violations as an actuator endpoint and as a meter.
 */
@NullMarked
package io.github.strictjpa.actuate;

import org.jspecify.annotations.NullMarked;
