package io.github.strictjpa.migration;

import java.util.List;

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
	 * Return what to do for a database on which no migration has run.
	 * @param url the JDBC URL of the database
	 * @return whole sentences
	 */
	String remedy(String url);

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
			public String remedy(String url) {
				return remedy;
			}

		};
	}

}
