package io.github.strictjpa.report;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Finds the classes and members that the subject or the origin of a violation names.
 */
final class ApplicationClasses {

	private final @Nullable ClassLoader classLoader;

	ApplicationClasses(@Nullable ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Return what a name stands for: a class, or the members that the first attribute
	 * after the class names, inherited ones included; then the class and those around it.
	 * Empty where there is no such class.
	 */
	Stream<AnnotatedElement> named(String name) {
		Class<?> type = find(name);
		return (type != null) ? withOuterTypes(type).map(AnnotatedElement.class::cast)
				: member(name, name.lastIndexOf('.'));
	}

	private Stream<AnnotatedElement> member(String name, int dot) {
		if (dot <= 0) {
			return Stream.empty();
		}
		Class<?> declaring = find(name.substring(0, dot));
		if (declaring == null) {
			return member(name, name.lastIndexOf('.', dot - 1));
		}
		String member = name.substring(dot + 1).split("\\.", 2)[0];
		Stream<AnnotatedElement> members = withSupertypes(declaring).flatMap(ApplicationClasses::membersOf)
			.filter((element) -> isNamed(element, member));
		return Stream.concat(members, withOuterTypes(declaring));
	}

	/**
	 * Return the methods of a name, then their class and those around it. Empty where
	 * there is no such class.
	 */
	Stream<AnnotatedElement> method(String className, String name) {
		Class<?> declaring = find(className);
		if (declaring == null) {
			return Stream.empty();
		}
		Stream<AnnotatedElement> methods = membersOf(declaring)
			.filter((element) -> element instanceof Method method && method.getName().equals(name));
		return Stream.concat(methods, withOuterTypes(declaring));
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
		try {
			return Stream.concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods()));
		}
		catch (LinkageError ex) {
			// a signature names a class that is absent: no member of this class can be
			// read
			return Stream.empty();
		}
	}

	/**
	 * Return an interface, such as that of a repository, with those that it extends.
	 */
	private static Stream<Class<?>> withInterfaces(Class<?> type) {
		return Stream.concat(Stream.of(type),
				Stream.of(type.getInterfaces()).flatMap(ApplicationClasses::withInterfaces));
	}

	private static Stream<Class<?>> withSupertypes(Class<?> type) {
		return type.isInterface() ? withInterfaces(type).distinct()
				: Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass);
	}

	/**
	 * Return a class with those around it. What is said of an interface holds for those
	 * that extend it, what is said of a class does not.
	 */
	private static Stream<Class<?>> withOuterTypes(Class<?> type) {
		Stream<Class<?>> types = type.isInterface() ? withInterfaces(type).distinct() : Stream.of(type);
		return types
			.flatMap((each) -> Stream.<Class<?>>iterate(each, Objects::nonNull, ApplicationClasses::outerClass));
	}

	private static @Nullable Class<?> outerClass(Class<?> type) {
		try {
			return type.getEnclosingClass();
		}
		catch (LinkageError ex) {
			// it is absent, or compiled anew as a class that no longer encloses this one
			return null;
		}
	}

	private static boolean isNamed(AnnotatedElement element, String name) {
		String capitalised = StringUtils.capitalize(name);
		return element instanceof Member member && (member.getName().equals(name)
				|| member.getName().equals("get" + capitalised) || member.getName().equals("is" + capitalised));
	}

}
