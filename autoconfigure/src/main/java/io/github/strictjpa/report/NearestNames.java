package io.github.strictjpa.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the names that somebody who misspelt one may have meant, by their Levenshtein
 * distance.
 *
 * @since 0.1.0
 */
public final class NearestNames {

	private static final int MAXIMUM = 3;

	private static final int TOLERANCE = 2;

	private NearestNames() {
	}

	/**
	 * Return the candidates that are nearest to a name.
	 * @param name the name
	 * @param candidates the names that are allowed, in lower case
	 * @return up to three candidates, the nearest first, without those that are much
	 * farther than the nearest
	 */
	public static List<String> of(String name, Collection<String> candidates) {
		String wanted = name.toLowerCase(Locale.ROOT);
		int smallest = candidates.stream().mapToInt((candidate) -> distance(wanted, candidate)).min().orElse(0);
		return candidates.stream()
			.filter((candidate) -> distance(wanted, candidate) <= smallest + TOLERANCE)
			.sorted(Comparator.<String>comparingInt((candidate) -> distance(wanted, candidate))
				.thenComparing(Comparator.naturalOrder()))
			.limit(MAXIMUM)
			.toList();
	}

	private static int distance(String first, String second) {
		int[] previous = new int[second.length() + 1];
		for (int column = 0; column <= second.length(); column++) {
			previous[column] = column;
		}
		for (int row = 1; row <= first.length(); row++) {
			int[] current = new int[second.length() + 1];
			current[0] = row;
			for (int column = 1; column <= second.length(); column++) {
				int replaced = previous[column - 1] + ((first.charAt(row - 1) == second.charAt(column - 1)) ? 0 : 1);
				current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
			}
			previous = current;
		}
		return previous[second.length()];
	}

}
