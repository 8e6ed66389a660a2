package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.lazyload.DetachedLoads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Looks at what goes wrong in requests: in a handler or while its result is written, when
 * it comes before all that may resolve it, and in a view, which nothing resolves.
 */
final class RequestObserver implements HandlerExceptionResolver, HandlerInterceptor, PriorityOrdered {

	private final DetachedLoads detachedLoads;

	RequestObserver(DetachedLoads detachedLoads) {
		this.detachedLoads = detachedLoads;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		this.detachedLoads.record(ex);
		return null;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		this.detachedLoads.record(ex);
	}

}
