package io.github.strictjpa.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.migration.MigrationFolder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * Where Flyway looks for the migrations of a database, and which it knows.
 *
 * @param locations the locations, that of a new migration first
 * @param scripts the scripts that Flyway found, or {@code null} without Flyway
 * @param prefix what the names of versioned migrations start with
 * @param separator what parts the version from the description
 * @param suffix what the names end with
 */
record DraftTarget(List<String> locations, @Nullable List<String> scripts, String prefix, String separator,
		String suffix) {

	private static final String CLASSPATH = "classpath:";

	private static final String FILESYSTEM = "filesystem:";

	private static final String VENDOR = "{vendor}";

	/**
	 * Put the location of a new migration first: one of the database's own, if there is
	 * one, and resolve the name of the database.
	 */
	static List<String> order(List<String> configured, String url) {
		DatabaseDriver driver = DatabaseDriver.fromJdbcUrl(url);
		List<String> ordered = new ArrayList<>(configured);
		ordered.sort((one, other) -> Boolean.compare(other.contains(VENDOR), one.contains(VENDOR)));
		return ordered.stream()
			.map((location) -> (driver != DatabaseDriver.UNKNOWN) ? location.replace(VENDOR, driver.getId()) : location)
			.toList();
	}

	/**
	 * Return the folders of the sources, or nothing if no location is a plain folder.
	 * @param resources the folder that holds what is on the class path
	 */
	List<Path> folders(Path resources) {
		return this.locations.stream()
			.filter((location) -> !location.contains("*"))
			.filter((location) -> !location.contains(":") || location.startsWith(CLASSPATH)
					|| location.startsWith(FILESYSTEM))
			.map((location) -> location.startsWith(FILESYSTEM) ? Path.of(location.substring(FILESYSTEM.length()))
					: resources.resolve(location.replace(CLASSPATH, "").replaceFirst("^/", "")))
			.toList();
	}

	MigrationFolder folder(List<Path> folders) {
		return new MigrationFolder(folders, this.prefix, this.separator, this.suffix);
	}

}
