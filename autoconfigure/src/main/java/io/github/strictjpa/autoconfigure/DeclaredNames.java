package io.github.strictjpa.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Refuses entries of an {@code allow} option that name nothing, as after a class was
 * renamed.
 */
final class DeclaredNames {

	private DeclaredNames() {
	}

	/**
	 * Return the entries of an option.
	 * @throws InvalidConfigurationPropertyValueException if one of them is neither a
	 * class nor an attribute of one
	 */
	static List<String> of(String property, List<String> entries, @Nullable ClassLoader classLoader) {
		for (int index = 0; index < entries.size(); index++) {
			String entry = entries.get(index);
			if (find(entry, classLoader) == null && !isAttribute(entry, classLoader)) {
				throw new InvalidConfigurationPropertyValueException("%s[%d]".formatted(property, index), entry,
						"There is no such class or attribute. Write an entity as 'com.acme.Country', an attribute as "
								+ "'com.acme.User.country', and a nested class as 'com.acme.User$Address'.");
			}
		}
		return entries;
	}

	private static boolean isAttribute(String entry, @Nullable ClassLoader classLoader) {
		int dot = entry.lastIndexOf('.');
		Class<?> declaring = (dot > 0) ? find(entry.substring(0, dot), classLoader) : null;
		String name = entry.substring(dot + 1);
		return declaring != null && (ReflectionUtils.findField(declaring, name) != null
				|| ReflectionUtils.findMethod(declaring, "get" + StringUtils.capitalize(name)) != null
				|| ReflectionUtils.findMethod(declaring, "is" + StringUtils.capitalize(name)) != null);
	}

	/**
	 * Names with a dot before a nested class would be found by Spring's lookup, but never
	 * match.
	 */
	private static @Nullable Class<?> find(String name, @Nullable ClassLoader classLoader) {
		try {
			Class<?> type = ClassUtils.forName(name, classLoader);
			return type.getName().equals(name) ? type : null;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

}
