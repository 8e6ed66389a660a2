package io.github.strictjpa.migration;

import java.util.UUID;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Databases for tests of this package beside those that all tests share.
 */
record SchemaTestDatabase(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {

	/**
	 * Name an empty H2 database.
	 * @param settings what follows its name in the address
	 */
	static JdbcConnectionDetails h2(String settings) {
		return new SchemaTestDatabase("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1%s".formatted(UUID.randomUUID(), settings), "sa",
				"");
	}

}
