package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.util.ClassUtils;

/**
 * The lines that the compiler of Kotlin makes up for code that it has inlined, such as
 * that of {@code map} and {@code forEach}. They are past the end of the file; the debug
 * information of the class file (JSR-45) has the lines where the calls are written.
 */
final class InlinedLines {

	private static final InlinedLines NONE = new InlinedLines(List.of());

	private static final String CALLS = "*S KotlinDebug\n";

	private static final Pattern RANGE = Pattern.compile("(\\d+)(?:#\\d+)?(?:,(\\d+))?:(\\d+)(?:,(\\d+))?");

	private final List<Range> ranges;

	private InlinedLines(List<Range> ranges) {
		this.ranges = ranges;
	}

	static InlinedLines of(Class<?> type) {
		try {
			return isKotlin(type) ? read(type) : NONE;
		}
		catch (IOException | RuntimeException | LinkageError ex) {
			// such as a class file that is too new: the line stays as the stack has it
			return NONE;
		}
	}

	private static boolean isKotlin(Class<?> type) {
		return Arrays.stream(type.getAnnotations())
			.anyMatch((annotation) -> annotation.annotationType().getName().equals("kotlin.Metadata"));
	}

	private static InlinedLines read(Class<?> type) throws IOException {
		try (InputStream classFile = type.getResourceAsStream(ClassUtils.getClassFileName(type))) {
			return (classFile != null) ? read(new ClassReader(classFile)) : NONE;
		}
	}

	/**
	 * Read the debug information that a class file has.
	 */
	static InlinedLines parse(@Nullable String debug) {
		int calls = (debug != null) ? debug.indexOf(CALLS) : -1;
		return (debug != null && calls >= 0)
				? new InlinedLines(RANGE.matcher(debug.substring(debug.indexOf("*L\n", calls) + 1))
					.results()
					.map((match) -> new Range(Integer.parseInt(match.group(1)), number(match.group(2)),
							Integer.parseInt(match.group(3)), number(match.group(4))))
					.toList())
				: NONE;
	}

	/**
	 * Return the line of the source that a line stands for: most stand for themselves.
	 */
	int sourceLine(int line) {
		return this.ranges.stream()
			.filter((range) -> range.contains(line))
			.findFirst()
			.map((range) -> range.sourceLine(line))
			.orElse(line);
	}

	private static int number(@Nullable String group) {
		return (group != null) ? Integer.parseInt(group) : 1;
	}

	private static InlinedLines read(ClassReader reader) {
		@Nullable String[] debug = new String[1];
		reader.accept(new ClassVisitor(SpringAsmInfo.ASM_VERSION) {

			@Override
			public void visitSource(@Nullable String source, @Nullable String extension) {
				debug[0] = extension;
			}

		}, ClassReader.SKIP_CODE);
		return parse(debug[0]);
	}

	/**
	 * Lines of the source, each of which stands for some made-up ones.
	 *
	 * @param source the first line of the source
	 * @param count how many lines of the source there are
	 * @param first the first made-up line
	 * @param step how many made-up lines stand for one of the source
	 */
	private record Range(int source, int count, int first, int step) {

		boolean contains(int line) {
			return line >= this.first && line < this.first + this.count * this.step;
		}

		int sourceLine(int line) {
			return this.source + (line - this.first) / this.step;
		}

	}

}
