package io.github.strictjpa.mapping;

import java.util.Arrays;

/**
 * Tells what the Kotlin compiler has written.
 */
final class KotlinClasses {

	private KotlinClasses() {
	}

	static boolean contains(Class<?> type) {
		return Arrays.stream(type.getAnnotations())
			.anyMatch((annotation) -> annotation.annotationType().getName().equals("kotlin.Metadata"));
	}

	static boolean isDataClass(Class<?> type) {
		return contains(type)
				&& Arrays.stream(type.getDeclaredMethods()).anyMatch((method) -> method.getName().equals("component1"));
	}

}
