package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.lazyload.DetachedLoads;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * {@link AutoConfiguration Auto-configuration} for the rule {@code detached-lazy-load}:
 * it looks at exceptions where they leave the application's code, and handles none.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class })
@ConditionalOnBean(StartupChecks.class)
public final class DetachedLoadAutoConfiguration {

	@Bean
	Rule detachedLazyLoadRule() {
		return DetachedLoads.DETACHED_LAZY_LOAD;
	}

	@Bean
	DetachedLoads detachedLoads(ViolationReporter reporter, ApplicationCode applicationCode,
			ObjectProvider<EntryPoints> entryPoints, ResourceLoader resourceLoader) {
		return new DetachedLoads(reporter, applicationCode, new FirstEntryPoint(entryPoints.orderedStream().toList()),
				resourceLoader.getClassLoader());
	}

	@Bean
	PersistenceUnitContributor detachedLoadContributor(DetachedLoads detachedLoads) {
		return (unit) -> detachedLoads.watch(unit.sessionFactory(), unit.name());
	}

	@Bean
	StartupCheck lazyLoadOutsideOfTransactionsCheck(ViolationReporter reporter) {
		return new LazyLoadOutsideOfTransactionsCheck(new RuleCheck(reporter));
	}

	@Bean
	static AsyncMethodObserver detachedLoadAsyncMethodObserver(ObjectProvider<DetachedLoads> detachedLoads) {
		return new AsyncMethodObserver(detachedLoads);
	}

	@Bean
	@ConditionalOnClass(name = "org.springframework.messaging.Message")
	static ListenerMethodObserver detachedLoadListenerMethodObserver(ObjectProvider<DetachedLoads> detachedLoads,
			Environment environment) {
		EnvironmentLevels levels = new EnvironmentLevels(environment);
		boolean proxying = !levels.isSurvey() && levels.of(DetachedLoads.DETACHED_LAZY_LOAD) != Level.OFF;
		return new ListenerMethodObserver(detachedLoads, proxying);
	}

	@Bean
	SchedulingConfigurer detachedLoadScheduledTaskObserver(DetachedLoads detachedLoads) {
		return new ScheduledTaskObserver(detachedLoads);
	}

	@Bean
	TransactionalListenerObserver detachedLoadTransactionalListenerObserver(DetachedLoads detachedLoads) {
		return new TransactionalListenerObserver(detachedLoads);
	}

	@Bean
	ApplicationListener<ApplicationFailedEvent> detachedLoadFailedRunObserver(DetachedLoads detachedLoads) {
		return new FailedRunObserver(detachedLoads);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpServletRequest.class, HandlerExceptionResolver.class })
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class RequestConfiguration {

		@Bean
		RequestObserver detachedLoadRequestObserver(DetachedLoads detachedLoads) {
			return new RequestObserver(detachedLoads);
		}

		@Bean
		UnhandledExceptionFilter detachedLoadUnhandledExceptionFilter(DetachedLoads detachedLoads) {
			return new UnhandledExceptionFilter(detachedLoads);
		}

		@Bean
		MappedInterceptor detachedLoadRequestInterceptor(RequestObserver observer) {
			return new MappedInterceptor(null, observer);
		}

	}

}
