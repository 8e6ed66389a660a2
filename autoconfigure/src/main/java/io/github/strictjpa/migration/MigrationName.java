package io.github.strictjpa.migration;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * How migrations are called in a message.
 */
final class MigrationName {

	private static final int SHOWN = 5;

	private MigrationName() {
	}

	/**
	 * Return the name of a migration, which is its description if it is repeatable.
	 */
	static String of(@Nullable String version, @Nullable String description) {
		boolean described = description != null && !description.isEmpty();
		if (version == null || version.isEmpty()) {
			return "'%s'".formatted(description);
		}
		return described ? "%s (%s)".formatted(version, description) : version;
	}

	/**
	 * Return the names of some migrations as the subject of a sentence.
	 */
	static String subject(List<String> names) {
		String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
		String more = (names.size() > SHOWN) ? " and %d more".formatted(names.size() - SHOWN) : "";
		return ((names.size() == 1) ? "The migration " : "The migrations ") + shown + more;
	}

}
