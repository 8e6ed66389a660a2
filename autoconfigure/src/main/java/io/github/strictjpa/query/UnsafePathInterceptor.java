package io.github.strictjpa.query;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.data.querydsl.QuerydslPredicateExecutor;
import org.springframework.util.ClassUtils;

/**
 * Looks at what is handed to Spring Data's executor for QueryDSL, which writes its own
 * queries.
 */
final class UnsafePathInterceptor implements MethodInterceptor {

	private final SelectGuard guard;

	private final Class<?> entity;

	UnsafePathInterceptor(SelectGuard guard, Class<?> entity) {
		this.guard = guard;
		this.entity = entity;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		String unsafe = UnsafePaths.find(invocation.getArguments());
		if (unsafe != null && ClassUtils.hasMethod(QuerydslPredicateExecutor.class, invocation.getMethod().getName(),
				invocation.getMethod().getParameterTypes())) {
			this.guard.unsafePath(this.entity, unsafe);
		}
		return invocation.proceed();
	}

}
