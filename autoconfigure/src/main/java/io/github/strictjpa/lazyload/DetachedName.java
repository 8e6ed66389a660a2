package io.github.strictjpa.lazyload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hibernate.LazyInitializationException;
import org.jspecify.annotations.Nullable;

/**
 * The name of what a {@link LazyInitializationException} is about. It is in the message
 * only: {@code role 'com.acme.User.posts'}, {@code [com.acme.User#1]} or
 * {@code [com.acme.User.avatar]}. Row ids, which stand there too, are left out.
 */
final class DetachedName {

	private static final Pattern NAME = Pattern.compile("of role '([^'\\s]+)'|\\[([^#\\]\\s]+)[#\\]]");

	private DetachedName() {
	}

	static @Nullable String of(LazyInitializationException exception) {
		String message = exception.getMessage();
		Matcher matcher = NAME.matcher((message != null) ? message : "");
		if (!matcher.find()) {
			return null;
		}
		return (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
	}

}
