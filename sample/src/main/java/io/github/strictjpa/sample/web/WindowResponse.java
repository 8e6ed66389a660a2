package io.github.strictjpa.sample.web;

import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Window;

/**
 * A part of a longer list, and where it goes on.
 *
 * @param <T> what is listed
 * @param content the elements of this part
 * @param after the parameter {@code after} of the next request, or {@code null} where
 * this is the last part
 */
record WindowResponse<T>(List<T> content, @Nullable Long after) {

	static <T> WindowResponse<T> of(Window<T> window, ToLongFunction<T> id) {
		List<T> content = window.getContent();
		return new WindowResponse<>(content, window.hasNext() ? id.applyAsLong(content.get(content.size() - 1)) : null);
	}

}
