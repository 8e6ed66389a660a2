package io.github.strictjpa.autoconfigure;

import java.io.IOException;

import io.github.strictjpa.lazyload.DetachedLoads;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Looks at the exceptions that leave all filters and servlets, before the server makes an
 * error page of them.
 *
 * @param detachedLoads is told of exceptions
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
record UnhandledExceptionFilter(DetachedLoads detachedLoads) implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException | RuntimeException | Error ex) {
			this.detachedLoads.record(ex);
			throw ex;
		}
	}

}
