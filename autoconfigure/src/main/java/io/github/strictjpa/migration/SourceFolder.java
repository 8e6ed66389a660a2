package io.github.strictjpa.migration;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Finds the sources of an application beside the build output from which it runs.
 *
 * @since 0.1.0
 */
public final class SourceFolder {

	private SourceFolder() {
	}

	/**
	 * Return the folder of the resources, whatever the build tool: the nearest folder
	 * above the output that holds {@code src/main}.
	 * @param output the folder of classes, as in {@code target/classes} or
	 * {@code build/classes/java/main}, or the jar
	 * @return {@code src/main/resources}, which need not exist, or {@code null} if the
	 * output does not stand in a project
	 */
	public static @Nullable Path of(Path output) {
		for (Path folder = output.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
			if (Files.isDirectory(folder.resolve("src/main"))) {
				return folder.resolve("src/main/resources");
			}
		}
		return null;
	}

}
