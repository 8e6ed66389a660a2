package io.github.strictjpa.migration;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the values that a check or an enumerated type allows, from the SQL that Hibernate
 * or a database writes for it.
 */
final class SchemaEnumValues {

	private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

	private static final Pattern CAST = Pattern
		.compile("::(\"[^\"]+\"|[a-z_]+( varying| precision)?)(\\(\\d+\\))?(\\[])?");

	private static final Pattern RANGE = Pattern
		.compile("[\\w\"` ()]*(?:between|>=)[ ()]*(-?\\d+)[ ()]*and[\\w\"` ()]*?(?:<=)?[ ()]*(-?\\d+)[ ()]*");

	private static final Pattern WORD = Pattern.compile("[\\w\\-.<>!+*/|&%~^]+");

	private static final Set<String> WORDS = Set.of("check", "in", "any", "array", "or", "is", "null", "cast", "as",
			"varchar", "character", "varying", "enum");

	private static final int LARGEST_RANGE = 1000;

	private SchemaEnumValues() {
	}

	/**
	 * Return the values that a condition allows.
	 * @param condition the condition of a check, or the definition of a type
	 * @param column the name of the column
	 * @return the values, or {@code null} where the condition says anything else
	 */
	static @Nullable Set<String> of(String condition, String column) {
		String text = CAST.matcher(outsideLiterals(condition)).replaceAll("");
		Matcher range = RANGE.matcher(text);
		if (range.matches() && !text.contains("not ")) {
			return range(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
		}
		Set<String> values = new LinkedHashSet<>();
		Matcher literal = LITERAL.matcher(condition);
		while (literal.find()) {
			values.add(literal.group(1).replace("''", "'"));
		}
		for (MatchResult match : WORD.matcher(text).results().toList()) {
			String word = match.group();
			if (word.matches("-?\\d+")) {
				values.add(word);
			}
			else if (!WORDS.contains(word) && !word.equals(column.toLowerCase(Locale.ROOT))) {
				return null;
			}
		}
		return values.isEmpty() ? null : values;
	}

	private static String outsideLiterals(String condition) {
		return LITERAL.matcher(condition).replaceAll(" ").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
	}

	private static @Nullable Set<String> range(int first, int last) {
		if (last < first || last - first > LARGEST_RANGE) {
			return null;
		}
		Set<String> values = new LinkedHashSet<>();
		for (int value = first; value <= last; value++) {
			values.add(String.valueOf(value));
		}
		return values;
	}

}
