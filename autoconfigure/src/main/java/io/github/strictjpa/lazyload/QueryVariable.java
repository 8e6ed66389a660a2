package io.github.strictjpa.lazyload;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The QueryDSL variable of an entity as it is written in code: {@code QUser.user}, or
 * {@code user} where there is no query class.
 */
final class QueryVariable {

	private QueryVariable() {
	}

	static String of(Class<?> entity) {
		Class<?> queryType = queryType(entity);
		if (queryType != null) {
			return Arrays.stream(queryType.getFields())
				.filter((field) -> Modifier.isStatic(field.getModifiers()) && field.getType() == queryType)
				.map(Field::getName)
				.findFirst()
				.map((name) -> queryType.getSimpleName() + "." + name)
				.orElseGet(() -> uncapitalised(entity));
		}
		return uncapitalised(entity);
	}

	/**
	 * Return the class that QueryDSL generates: {@code QOuter_Inner} for nested ones.
	 */
	private static @Nullable Class<?> queryType(Class<?> entity) {
		String packageName = ClassUtils.getPackageName(entity);
		String simpleName = entity.getName().substring(packageName.length()).replace(".", "").replace('$', '_');
		String name = (packageName.isEmpty() ? "" : packageName + ".") + "Q" + simpleName;
		try {
			return Class.forName(name, false, entity.getClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	private static String uncapitalised(Class<?> entity) {
		String name = entity.getSimpleName();
		return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
	}

}
