/**
 * Scenarios for the guard against lazy loads: one class per family, each on every
 * database.
 */
package io.github.strictjpa.scenarios;
