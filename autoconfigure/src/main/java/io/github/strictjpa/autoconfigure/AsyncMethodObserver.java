package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.concurrent.Future;

import io.github.strictjpa.lazyload.DetachedLoads;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.annotation.AsyncAnnotationAdvisor;

/**
 * Looks at the exceptions of {@code @Async} methods whose caller does not get them,
 * inside of the thread that runs them. The application's own handler is called as ever,
 * in whatever way it is registered.
 */
final class AsyncMethodObserver implements BeanPostProcessor, MethodInterceptor {

	private final ObjectProvider<DetachedLoads> detachedLoads;

	AsyncMethodObserver(ObjectProvider<DetachedLoads> detachedLoads) {
		this.detachedLoads = detachedLoads;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Advised advised && !advised.isFrozen()) {
			List<Advisor> advisors = List.of(advised.getAdvisors());
			for (int index = 0; index < advisors.size(); index++) {
				if (advisors.get(index) instanceof AsyncAnnotationAdvisor async) {
					advised.addAdvisor(index + 1, new DefaultPointcutAdvisor(async.getPointcut(), this));
					break;
				}
			}
		}
		return bean;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		try {
			return invocation.proceed();
		}
		catch (Throwable ex) {
			if (!Future.class.isAssignableFrom(invocation.getMethod().getReturnType())) {
				this.detachedLoads.getObject().record(ex);
			}
			throw ex;
		}
	}

}
