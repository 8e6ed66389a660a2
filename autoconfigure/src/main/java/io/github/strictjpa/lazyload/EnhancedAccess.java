package io.github.strictjpa.lazyload;

import java.util.Locale;
import java.util.Set;

import org.hibernate.bytecode.enhance.spi.EnhancerConstants;
import org.jspecify.annotations.Nullable;

/**
 * The access to an attribute by a method that bytecode enhancement has added to an
 * entity.
 *
 * @param attribute the attribute
 * @param writes whether it is set
 */
record EnhancedAccess(String attribute, boolean writes) {

	private static final Set<String> PREFIXES = Set.of("get", "set", "is");

	/**
	 * Return the access that a method makes, or {@code null} if it is no such method.
	 */
	static @Nullable EnhancedAccess by(String method) {
		if (method.startsWith(EnhancerConstants.PERSISTENT_FIELD_READER_PREFIX)) {
			return new EnhancedAccess(method.substring(EnhancerConstants.PERSISTENT_FIELD_READER_PREFIX.length()),
					false);
		}
		return method.startsWith(EnhancerConstants.PERSISTENT_FIELD_WRITER_PREFIX)
				? new EnhancedAccess(method.substring(EnhancerConstants.PERSISTENT_FIELD_WRITER_PREFIX.length()), true)
				: null;
	}

	/**
	 * Return whether a method, by its name, does nothing but this access: its caller is
	 * the code that asks.
	 */
	boolean isMadeBy(String method) {
		if (method.equals(this.attribute)) {
			return true;
		}
		String name = method.toLowerCase(Locale.ROOT);
		String wanted = this.attribute.toLowerCase(Locale.ROOT);
		return PREFIXES.stream().anyMatch((prefix) -> name.equals(prefix + wanted))
				// Kotlin and others drop the prefix of a boolean field named isActive
				|| (wanted.startsWith("is") && name.equals("set" + wanted.substring(2)));
	}

}
