package io.github.strictjpa.lazyload;

import io.github.strictjpa.EntryPoints;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Names a route that is known without the stack, as in a request.
 */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

	static final String ROUTE = "GET /shop";

	@Bean
	@Order(0)
	EntryPoints route() {
		return new EntryPoints() {

			@Override
			public String current() {
				return ROUTE;
			}

			@Override
			public String currentWithoutStack() {
				return ROUTE;
			}

		};
	}

}
