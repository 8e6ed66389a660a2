package io.github.strictjpa.report;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Finds the classes and members that the subject or the origin of a violation names.
 */
final class ApplicationClasses {

	private final @Nullable ClassLoader classLoader;

	ApplicationClasses(@Nullable ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Return what a name stands for: a class, or the members of that name with their
	 * class; then the classes around it. Empty where there is no such class.
	 */
	Stream<AnnotatedElement> named(String name) {
		Class<?> type = find(name);
		if (type != null) {
			return withOuterClasses(type);
		}
		int dot = name.lastIndexOf('.');
		Class<?> declaring = (dot > 0) ? find(name.substring(0, dot)) : null;
		if (declaring == null) {
			return Stream.empty();
		}
		String member = name.substring(dot + 1);
		Stream<AnnotatedElement> members = membersOf(declaring).filter((element) -> isNamed(element, member));
		return Stream.concat(members, withOuterClasses(declaring));
	}

	/**
	 * Return a class with its fields and methods.
	 */
	static Stream<AnnotatedElement> elementsOf(Class<?> type) {
		return Stream.concat(Stream.of(type), membersOf(type));
	}

	private @Nullable Class<?> find(String name) {
		try {
			return ClassUtils.forName(name, this.classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	private static Stream<AnnotatedElement> membersOf(Class<?> type) {
		return Stream.concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods()));
	}

	private static Stream<AnnotatedElement> withOuterClasses(Class<?> type) {
		Stream.Builder<AnnotatedElement> classes = Stream.builder();
		for (Class<?> current = type; current != null; current = current.getEnclosingClass()) {
			classes.add(current);
		}
		return classes.build();
	}

	private static boolean isNamed(AnnotatedElement element, String name) {
		if (!(element instanceof Member member)) {
			return false;
		}
		String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
		return member.getName().equals(name) || member.getName().equals("get" + capitalised)
				|| member.getName().equals("is" + capitalised);
	}

}
