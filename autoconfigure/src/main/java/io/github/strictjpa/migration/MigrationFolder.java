package io.github.strictjpa.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of the sources that hold migrations. A new one is written into the first.
 *
 * @since 0.1.0
 */
public final class MigrationFolder {

	private static final Pattern NAME = Pattern.compile("\\w+");

	private final List<Path> folders;

	private final String prefix;

	private final String separator;

	private final String suffix;

	/**
	 * Create an instance.
	 * @param folders the folders, that of the new migration first; none has to exist
	 * @param prefix what the names of versioned migrations start with, as in {@code V}
	 * @param separator what parts the version from the description, as in {@code __}
	 * @param suffix what the names end with, as in {@code .sql}
	 */
	public MigrationFolder(List<Path> folders, String prefix, String separator, String suffix) {
		this.folders = List.copyOf(folders);
		this.prefix = prefix;
		this.separator = separator;
		this.suffix = suffix;
	}

	/**
	 * Return the name of a migration as it stands in a file name.
	 * @param name what a person typed
	 * @return the name with underscores for blanks and dashes
	 * @throws IllegalArgumentException if there is anything but letters, digits,
	 * underscores, dashes and blanks
	 */
	public static String description(String name) {
		String description = name.strip().replaceAll("[\\s-]+", "_");
		if (!NAME.matcher(description).matches()) {
			throw new IllegalArgumentException(
					"'%s' can't be the name of a migration. Use letters, digits and underscores, as in add_posts."
						.formatted(name));
		}
		return description;
	}

	/**
	 * Return the migrations of the sources that are not among those which Flyway found,
	 * because they were written after the application was built.
	 * @param known the scripts that Flyway knows, as it names them
	 * @return the names of the files
	 * @throws IOException if a folder can't be read
	 */
	public List<String> unbuilt(Collection<String> known) throws IOException {
		List<String> names = known.stream().map(MigrationFolder::fileName).toList();
		return files().stream()
			.filter((name) -> name.startsWith(this.prefix) && name.endsWith(this.suffix) && !names.contains(name))
			.toList();
	}

	/**
	 * Write a migration with the next version. A file that exists is never overwritten.
	 * @param description the description, as {@link #description} returns it
	 * @param sql the migration
	 * @param known the scripts that Flyway knows, as it names them
	 * @param clock the time, for versions that are times
	 * @return the new file
	 * @throws IOException if it can't be written
	 */
	public Path write(String description, String sql, Collection<String> known, Clock clock) throws IOException {
		List<MigrationNumber> numbers = new ArrayList<>();
		Pattern version = Pattern.compile(Pattern.quote(this.prefix) + "(\\d[\\d._]*?)(" + Pattern.quote(this.separator)
				+ ".*|" + Pattern.quote(this.suffix) + "|)");
		Stream.concat(files().stream(), known.stream().map(MigrationFolder::fileName)).forEach((name) -> {
			Matcher matcher = version.matcher(name);
			if (matcher.matches()) {
				numbers.add(new MigrationNumber(matcher.group(1)));
			}
		});
		String number = MigrationNumber.after(numbers, clock).text();
		Path file = this.folders.get(0)
			.resolve(this.prefix + number + this.separator + description + this.suffix)
			.toAbsolutePath()
			.normalize();
		Files.createDirectories(this.folders.get(0));
		return Files.writeString(file, sql, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE);
	}

	private List<String> files() throws IOException {
		List<String> names = new ArrayList<>();
		for (Path folder : this.folders) {
			if (Files.isDirectory(folder)) {
				try (Stream<Path> files = Files.walk(folder)) {
					files.filter(Files::isRegularFile).forEach((file) -> names.add(fileName(file.toString())));
				}
			}
		}
		return names;
	}

	/**
	 * Return the last part of a path, or the simple name of a class.
	 */
	private static String fileName(String script) {
		String name = script.substring(Math.max(script.lastIndexOf('/'), script.lastIndexOf('\\')) + 1);
		boolean className = !name.contains("__") || name.indexOf('.') < name.indexOf("__");
		return (className && !name.matches(".*\\.\\w{2,4}")) ? name.substring(name.lastIndexOf('.') + 1) : name;
	}

}
