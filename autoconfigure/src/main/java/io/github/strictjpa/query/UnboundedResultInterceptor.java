package io.github.strictjpa.query;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.core.RepositoryInformation;

/**
 * Finds repository methods that return a large list and do not limit it.
 */
final class UnboundedResultInterceptor implements MethodInterceptor {

	/**
	 * How a derived query says that it is limited, after the prefix of Spring Data's
	 * {@code PartTree}.
	 */
	private static final Pattern LIMITING_NAME = Pattern
		.compile("(find|read|get|query|search|stream)(Distinct)?(First|Top)\\d*(\\p{Lu}\\w*?)?By\\w*");

	private static final Pattern LIMITING_QUERY = Pattern.compile("\\b(limit|fetch\\s+(first|next)|top|rownum)\\b");

	private final ViolationReporter reporter;

	private final ApplicationCode applicationCode;

	private final RepositoryInformation repository;

	private final int threshold;

	UnboundedResultInterceptor(ViolationReporter reporter, ApplicationCode applicationCode,
			RepositoryInformation repository, int threshold) {
		this.reporter = reporter;
		this.applicationCode = applicationCode;
		this.repository = repository;
		this.threshold = threshold;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		if (result instanceof Collection<?> rows && rows.size() > this.threshold && isQuery(invocation.getMethod())
				&& !isLimited(invocation, rows)) {
			RepositoryCall call = RepositoryCall.of(invocation);
			if (call != null) {
				report(call, rows.size());
			}
		}
		return result;
	}

	/**
	 * Return whether a method runs one query that is known: a default method calls
	 * others, and a custom one may limit what it runs.
	 */
	private boolean isQuery(Method method) {
		return !method.isDefault() && !this.repository.isCustomMethod(method);
	}

	private void report(RepositoryCall call, int rows) {
		QueryPlace place = QueryPlace.of(this.applicationCode.locate(), call, call.name());
		QueryCheck.Problem problem = problem(this.threshold);
		this.reporter.report(Violation
			.of(QueryGuard.UNBOUNDED_RESULT, place.subject(), place.say(problem.predicate()), problem.fix())
			.at(place.origin())
			.withDetail(rows + " rows"));
	}

	static QueryCheck.Problem problem(int threshold) {
		return new QueryCheck.Problem(
				"returned a list of more than %d rows, and nothing limits it.".formatted(threshold),
				"Read a page (limit, or a Pageable), or go through the rows in chunks: they all stand in memory at "
						+ "once. Where so many are wanted, raise strict-jpa.unbounded-result.threshold.");
	}

	private static boolean isLimited(MethodInvocation invocation, Collection<?> rows) {
		for (Object argument : invocation.getArguments()) {
			if (argument instanceof ScrollPosition || (argument instanceof Pageable pageable && pageable.isPaged())
					|| (argument instanceof Limit limit && limit.isLimited())
					|| (argument instanceof Collection<?> given && given.size() >= rows.size())) {
				return true;
			}
		}
		return isLimited(invocation.getMethod());
	}

	private static boolean isLimited(Method method) {
		Query query = AnnotatedElementUtils.findMergedAnnotation(method, Query.class);
		return (query != null) ? LIMITING_QUERY.matcher(query.value().toLowerCase(Locale.ROOT)).find()
				: LIMITING_NAME.matcher(method.getName()).matches();
	}

}
