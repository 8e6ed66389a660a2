package io.github.strictjpa.autoconfigure;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.strictjpa.EntryPoints;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Names the route that Spring MVC has matched: the pattern, never the address that was
 * asked for.
 */
final class RouteEntryPoints implements EntryPoints {

	private static final Set<String> METHODS = Arrays.stream(HttpMethod.values())
		.map(HttpMethod::name)
		.collect(Collectors.toUnmodifiableSet());

	@Override
	public @Nullable String current() {
		if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
			return null;
		}
		HttpServletRequest request = attributes.getRequest();
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return (pattern != null) ? method(request) + " " + pattern : null;
	}

	@Override
	public @Nullable String currentWithoutStack() {
		return current();
	}

	/**
	 * Return the method, or {@code ANY} for one that the client made up.
	 */
	private static String method(HttpServletRequest request) {
		return METHODS.contains(request.getMethod()) ? request.getMethod() : "ANY";
	}

}
