package io.github.strictjpa.migration;

import java.util.List;
import java.util.Optional;

/**
 * What runs the migrations of an application.
 *
 * @since 0.1.0
 */
public interface Migrations {

	/**
	 * Return the tables that may hold a history of migrations, on whatever database.
	 * @return the tables, at least one
	 */
	List<HistoryTable> histories();

	/**
	 * Judge a database by the migrations of this application. Runs none of them.
	 * @param database where it is
	 * @return the verdict, or empty if this application does not migrate that database
	 */
	Optional<MigrationVerdict> judge(DatabaseAddress database);

	/**
	 * Return what to do for a database on which nothing has run and which this
	 * application does not migrate.
	 * @return whole sentences
	 */
	String remedy();

	/**
	 * Create migrations that do not run in this application.
	 * @param remedy what to do to have them run, in whole sentences
	 * @return the migrations. Those of another application are looked for in Flyway's
	 * default table
	 */
	static Migrations absent(String remedy) {
		return new Migrations() {

			@Override
			public List<HistoryTable> histories() {
				return List.of(HistoryTable.DEFAULT);
			}

			@Override
			public Optional<MigrationVerdict> judge(DatabaseAddress database) {
				return Optional.empty();
			}

			@Override
			public String remedy() {
				return remedy;
			}

		};
	}

}
