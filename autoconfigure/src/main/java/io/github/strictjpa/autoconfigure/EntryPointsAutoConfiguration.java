package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.ViolationReporter;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerMapping;

/**
 * {@link AutoConfiguration Auto-configuration} for the names of entry points: the route
 * of a request, else a scheduled method, a listener or a test on the stack.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = StrictJpaAutoConfiguration.class)
@ConditionalOnBean(ViolationReporter.class)
public final class EntryPointsAutoConfiguration {

	@Bean
	@Order(10)
	StackEntryPoints strictJpaStackEntryPoints(ApplicationCode applicationCode) {
		return new StackEntryPoints(applicationCode);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpServletRequest.class, RequestContextHolder.class, HandlerMapping.class })
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class RouteConfiguration {

		@Bean
		@Order(0)
		EntryPoints strictJpaRouteEntryPoints() {
			return new RouteEntryPoints();
		}

	}

}
