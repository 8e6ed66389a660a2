package io.github.strictjpa;

import java.lang.StackWalker.StackFrame;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Tells the classes of the application from those of libraries and from generated ones,
 * and so finds the line of application code on a stack.
 *
 * @since 0.1.0
 */
public final class ApplicationCode {

	private static final List<String> GENERATED = List.of("$HibernateProxy", "__Aot", "__TestContext",
			"__BeanDefinitions", "$$Lambda", "$$SpringCGLIB", "$$FastClass", ".$Proxy");

	private final List<String> packages;

	private final List<String> prefixes;

	private ApplicationCode(List<String> packages) {
		this.packages = packages;
		this.prefixes = packages.stream().map((name) -> name + ".").toList();
	}

	/**
	 * Create an instance for the classes below some packages.
	 * @param packages the names of the packages
	 * @return the application's code
	 */
	public static ApplicationCode of(Collection<String> packages) {
		return new ApplicationCode(packages.stream().distinct().toList());
	}

	/**
	 * Return the packages whose classes, and those below them, are the application's.
	 * @return the names of the packages
	 */
	public List<String> packages() {
		return this.packages;
	}

	/**
	 * Return whether a class was written for the application.
	 * @param className the name of the class
	 * @return {@code true} for a class below the application's packages that no tool
	 * generated at run time or build time
	 */
	public boolean contains(String className) {
		for (String prefix : this.prefixes) {
			if (className.startsWith(prefix)) {
				return GENERATED.stream().noneMatch(className::contains);
			}
		}
		return false;
	}

	/**
	 * Return the innermost line of application code on the stack of this thread.
	 * @return the origin, or {@code null} where no application code is on the stack
	 */
	public @Nullable Origin locate() {
		return StackWalker.getInstance().walk(this::locate);
	}

	/**
	 * Return the first line of application code among some frames.
	 * @param frames the frames, innermost first
	 * @return the origin, or {@code null} where none of them is application code
	 */
	public @Nullable Origin locate(Stream<StackFrame> frames) {
		return frames.filter((frame) -> contains(frame.getClassName())).findFirst().map(Origin::of).orElse(null);
	}

}
