package io.github.strictjpa.migration;

import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The version of a migration as its file name has it: {@code 7}, {@code 007}, {@code 1_7}
 * or the time at which it was written.
 *
 * @param text the version
 */
record MigrationNumber(String text) implements Comparable<MigrationNumber> {

	private static final Pattern DIGITS = Pattern.compile("\\d+");

	private static final Map<Integer, String> TIMES = Map.of(8, "uuuuMMdd", 12, "uuuuMMddHHmm", 14, "uuuuMMddHHmmss",
			17, "uuuuMMddHHmmssSSS");

	/**
	 * Return the version that follows others, written as the last of them is.
	 * @param clock the time, for versions that are times
	 */
	static MigrationNumber after(Collection<MigrationNumber> others, Clock clock) {
		MigrationNumber last = others.stream().max(Comparator.naturalOrder()).orElse(null);
		if (last == null) {
			return new MigrationNumber("1");
		}
		MigrationNumber now = last.at(LocalDateTime.now(clock));
		return (now != null && now.compareTo(last) > 0) ? now : last.next();
	}

	/**
	 * Return a time in the form of this version, or {@code null} if it is no time.
	 */
	private @Nullable MigrationNumber at(LocalDateTime time) {
		String digits = this.text.replaceAll("\\D", "");
		String pattern = TIMES.get(digits.length());
		if (pattern == null) {
			return null;
		}
		DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
		try {
			format.parse(digits);
		}
		catch (DateTimeParseException ex) {
			return null;
		}
		StringBuilder result = new StringBuilder(format.format(time));
		for (int index = 0; index < this.text.length(); index++) {
			if (!Character.isDigit(this.text.charAt(index))) {
				result.insert(index, this.text.charAt(index));
			}
		}
		return new MigrationNumber(result.toString());
	}

	/**
	 * Return this version with its last part counted up, as wide as it was.
	 */
	private MigrationNumber next() {
		Matcher matcher = DIGITS.matcher(this.text);
		MatchResult part = matcher.results().reduce((first, second) -> second).orElseThrow();
		String number = new BigInteger(part.group()).add(BigInteger.ONE).toString();
		String zeros = "0".repeat(Math.max(0, part.group().length() - number.length()));
		return new MigrationNumber(this.text.substring(0, part.start()) + zeros + number);
	}

	@Override
	public int compareTo(MigrationNumber other) {
		List<BigInteger> own = parts();
		List<BigInteger> others = other.parts();
		for (int index = 0; index < Math.max(own.size(), others.size()); index++) {
			BigInteger part = (index < own.size()) ? own.get(index) : BigInteger.ZERO;
			int result = part.compareTo((index < others.size()) ? others.get(index) : BigInteger.ZERO);
			if (result != 0) {
				return result;
			}
		}
		return 0;
	}

	private List<BigInteger> parts() {
		return DIGITS.matcher(this.text).results().map(MatchResult::group).map(BigInteger::new).toList();
	}

}
