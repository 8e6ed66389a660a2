package io.github.strictjpa.migration;

/**
 * Says where the first migration is written.
 *
 * @since 0.1.0
 */
public final class FirstMigration {

	/**
	 * Where Flyway looks if nothing else is configured.
	 */
	public static final String DEFAULT_LOCATION = "classpath:db/migration";

	private FirstMigration() {
	}

	/**
	 * Return what to do where there is no migration at all.
	 * @param location where Flyway looks for migrations, as it is configured
	 * @return whole sentences
	 */
	public static String remedy(String location) {
		String folder = location.startsWith("classpath:")
				? "src/main/resources/" + location.substring("classpath:".length()) : location;
		return ("Have the first migration drafted, by one start with --strict-jpa.migrations.draft.name=create_tables, or "
				+ "write %s/V1__create_tables.sql. Where the tables exist already, "
				+ "spring.flyway.baseline-on-migrate=true takes them over as they are.")
			.formatted(folder);
	}

}
