package io.github.strictjpa.migration;

import org.jspecify.annotations.Nullable;

/**
 * Who runs migrations.
 *
 * @since 0.1.0
 */
public enum MigrationMode {

	/**
	 * The application, when it starts.
	 */
	APPLICATION(null),

	/**
	 * Another job, before the application starts. The application runs none.
	 */
	EXTERNAL("Run the job that migrates the database before this application starts.");

	private final @Nullable String remedy;

	MigrationMode(@Nullable String remedy) {
		this.remedy = remedy;
	}

	/**
	 * Return what to do if migrations have not run.
	 * @return a sentence, or {@code null} where it depends on how the application runs
	 * them
	 */
	public @Nullable String remedy() {
		return this.remedy;
	}

}
