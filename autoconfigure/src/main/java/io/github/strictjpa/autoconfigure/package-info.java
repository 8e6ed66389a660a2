/**
 * Auto-configuration, and the one seam into Hibernate.
 */
@NullMarked
package io.github.strictjpa.autoconfigure;

import org.jspecify.annotations.NullMarked;
