package io.github.strictjpa.migration;

import java.io.Serial;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if there can be no {@link ThrowAwayDatabase}. Its message says what to do.
 *
 * @since 0.1.0
 */
public final class ThrowAwayException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final String OWN = "Or create an empty database yourself, point spring.datasource.url at it, and "
			+ "leave strict-jpa.migrations.compare-with at 'configured'.";

	private ThrowAwayException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static ThrowAwayException otherProduct(String configured) {
		return new ThrowAwayException(("A throw-away database can be made on PostgreSQL and H2 only, not for %s. "
				+ OWN.replace("Or create", "Create"))
			.formatted(withoutOptions(configured)), null);
	}

	static ThrowAwayException noRight(String configured, SQLException cause) {
		return new ThrowAwayException(("The user of %s may not create a throw-away database (%s). Let an administrator "
				+ "allow it: alter role <user> createdb. " + OWN)
			.formatted(withoutOptions(configured), cause.getMessage()), cause);
	}

	static ThrowAwayException failed(String configured, SQLException cause) {
		return new ThrowAwayException("The throw-away database for %s could not be created: %s"
			.formatted(withoutOptions(configured), cause.getMessage()), cause);
	}

	/**
	 * Return a URL without its options, which may hold a password.
	 */
	static String withoutOptions(String url) {
		return url.replaceFirst("[?;].*", "");
	}

}
