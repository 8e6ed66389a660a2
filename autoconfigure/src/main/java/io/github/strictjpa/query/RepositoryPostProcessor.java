package io.github.strictjpa.query;

import java.util.Arrays;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Level;
import io.github.strictjpa.ViolationReporter;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.support.RepositoryProxyPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * Lets the rules for queries see which repository method runs one, and what it returns.
 *
 * @since 0.1.0
 */
public final class RepositoryPostProcessor implements RepositoryProxyPostProcessor {

	private static final boolean QUERYDSL = ClassUtils.isPresent("com.querydsl.core.types.Expression",
			RepositoryPostProcessor.class.getClassLoader());

	private final ViolationReporter reporter;

	private final ApplicationCode applicationCode;

	private final int threshold;

	/**
	 * Create a post-processor.
	 * @param reporter takes the violations
	 * @param applicationCode tells the application's code
	 * @param threshold the number of rows that a list without a limit may have
	 */
	public RepositoryPostProcessor(ViolationReporter reporter, ApplicationCode applicationCode, int threshold) {
		this.reporter = reporter;
		this.applicationCode = applicationCode;
		this.threshold = threshold;
	}

	@Override
	public void postProcess(ProxyFactory factory, RepositoryInformation repository) {
		if (!isNeeded()) {
			return;
		}
		if (!Arrays.asList(factory.getAdvisors()).contains(ExposeInvocationInterceptor.ADVISOR)) {
			factory.addAdvisor(ExposeInvocationInterceptor.ADVISOR);
		}
		if (this.reporter.level(QueryGuard.UNBOUNDED_RESULT) != Level.OFF) {
			factory.addAdvice(
					new UnboundedResultInterceptor(this.reporter, this.applicationCode, repository, this.threshold));
		}
		if (QUERYDSL && QuerydslPredicateExecutor.class.isAssignableFrom(repository.getRepositoryInterface())
				&& this.reporter.level(SelectGuard.UNSAFE_PATH) != Level.OFF) {
			factory.addAdvice(new UnsafePathInterceptor(
					new SelectGuard(this.reporter, this.applicationCode, this.threshold), repository.getDomainType()));
		}
	}

	private boolean isNeeded() {
		return Stream
			.of(QueryGuard.MULTIPLE_COLLECTION_JOIN, QueryGuard.IN_MEMORY_PAGINATION, QueryGuard.UNORDERED_PAGE,
					QueryGuard.UNBOUNDED_RESULT, SelectGuard.UNSAFE_PATH)
			.anyMatch((rule) -> this.reporter.level(rule) != Level.OFF);
	}

}
