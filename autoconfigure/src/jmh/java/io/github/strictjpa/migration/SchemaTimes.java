package io.github.strictjpa.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.strictjpa.test.TestDatabase;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Compares 200 tables with their mapping, and looks for foreign keys without an index,
 * once cold and then again and again. Prints elapsed times. Argument: the rounds.
 */
public final class SchemaTimes {

	private SchemaTimes() {
	}

	/**
	 * Run.
	 * @param arguments the rounds
	 */
	public static void main(String... arguments) {
		int rounds = Integer.parseInt(arguments[0]);
		measure("PostgreSQL", TestDatabase.createPostgres(), rounds);
		measure("H2", TestDatabase.createH2(), rounds);
	}

	private static void measure(String database, JdbcConnectionDetails details, int rounds) {
		double[] comparisons = new double[rounds];
		double[] foreignKeys = new double[rounds];
		try (MappedSchema schema = new MappedSchema(details, "create-only", SchemaReadingTests.ENTITIES, Map.of())) {
			for (int round = 0; round < rounds; round++) {
				comparisons[round] = time(() -> schema.compare().differences().size());
				foreignKeys[round] = time(() -> new ForeignKeyIndexCheck(List.of()).check(schema.unit()).count());
			}
		}
		print(database + ", comparison", comparisons);
		print(database + ", foreign keys", foreignKeys);
	}

	private static double time(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e6;
	}

	private static void print(String what, double[] times) {
		double first = times[0];
		double[] sorted = times.clone();
		Arrays.sort(sorted);
		System.out.printf("%-26s first %6.1f  median %6.1f  min %6.1f ms%n", what, first, sorted[sorted.length / 2],
				sorted[0]);
	}

}
