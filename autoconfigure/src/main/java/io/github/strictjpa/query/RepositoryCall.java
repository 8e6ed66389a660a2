package io.github.strictjpa.query;

import java.lang.reflect.Method;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;
import org.springframework.data.repository.Repository;

/**
 * A call of a repository method.
 *
 * @param repository the interface that the application declares
 * @param method the method, which may be inherited from one of Spring Data's interfaces
 */
record RepositoryCall(Class<?> repository, Method method) {

	/**
	 * Return the call that the current thread is in, as far as
	 * {@link RepositoryPostProcessor} has prepared the repository.
	 */
	static @Nullable RepositoryCall current() {
		try {
			return of(ExposeInvocationInterceptor.currentInvocation());
		}
		catch (IllegalStateException ex) {
			// Spring's way to say that no invocation is exposed
			return null;
		}
	}

	static @Nullable RepositoryCall of(MethodInvocation invocation) {
		if (invocation instanceof ProxyMethodInvocation proxied) {
			for (Class<?> candidate : proxied.getProxy().getClass().getInterfaces()) {
				if (Repository.class.isAssignableFrom(candidate)) {
					return new RepositoryCall(candidate, invocation.getMethod());
				}
			}
		}
		return null;
	}

	/**
	 * Return the name of the method in the application's interface.
	 */
	String name() {
		return this.repository.getName() + "." + this.method.getName();
	}

}
