package io.github.strictjpa.autoconfigure;

import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.strictjpa.lazyload.DetachedLoads;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Looks at the exceptions of methods that listen to messages, before the container that
 * calls them handles them. It adds to the proxy that a bean has, or gives it one, as
 * {@code @Transactional} does. What would notice a proxy is left as it is.
 */
final class ListenerMethodObserver extends AbstractBeanFactoryAwareAdvisingPostProcessor {

	private static final long serialVersionUID = 1L;

	private final boolean proxying;

	/**
	 * Create an observer.
	 * @param proxying whether beans without a proxy get one
	 */
	ListenerMethodObserver(ObjectProvider<DetachedLoads> detachedLoads, boolean proxying) {
		this.proxying = proxying;
		this.advisor = new DefaultPointcutAdvisor(new ListenerMethods(), new Observer(detachedLoads));
		setProxyTargetClass(true);
		// the containers of some brokers take the bean as it is at the lowest precedence
		setOrder(Ordered.LOWEST_PRECEDENCE - 1);
	}

	@Override
	public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
		return this.proxying && isOpen(beanClass) ? super.determineBeanType(beanClass, beanName) : beanClass;
	}

	@Override
	protected boolean isEligible(Object bean, String beanName) {
		return this.proxying && !AopUtils.isAopProxy(bean) && super.isEligible(bean, beanName)
				&& isOpen(bean.getClass());
	}

	/**
	 * Return whether a subclass can stand for a class: nothing of it is final, and no
	 * field is read from outside.
	 */
	private static boolean isOpen(Class<?> type) {
		return !Modifier.isFinal(type.getModifiers()) && !type.isSealed()
				&& Arrays.stream(type.getDeclaredConstructors()).anyMatch((each) -> !isPrivate(each))
				&& Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
					.filter((each) -> each != Object.class)
					.allMatch(ListenerMethodObserver::isOpenAlone);
	}

	private static boolean isOpenAlone(Class<?> type) {
		return members(type.getDeclaredFields()).findAny().isEmpty()
				&& members(type.getDeclaredMethods()).noneMatch((method) -> Modifier.isFinal(method.getModifiers()));
	}

	private static Stream<Member> members(Member[] members) {
		return Arrays.stream(members)
			.filter((member) -> !isPrivate(member) && !member.isSynthetic()
					&& !Modifier.isStatic(member.getModifiers()));
	}

	private static boolean isPrivate(Member member) {
		return Modifier.isPrivate(member.getModifiers());
	}

	/**
	 * Records what a method throws.
	 */
	private record Observer(ObjectProvider<DetachedLoads> detachedLoads) implements MethodInterceptor {

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			try {
				return invocation.proceed();
			}
			catch (Throwable ex) {
				this.detachedLoads.getObject().record(ex);
				throw ex;
			}
		}

	}

	/**
	 * The methods that listen to messages, of whatever broker.
	 */
	private static final class ListenerMethods extends StaticMethodMatcherPointcut {

		ListenerMethods() {
			setClassFilter((type) -> !type.getName().startsWith("org.springframework."));
		}

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			MergedAnnotations annotations = MergedAnnotations.from(AopUtils.getMostSpecificMethod(method, targetClass),
					SearchStrategy.TYPE_HIERARCHY);
			return StackEntryPoints.MESSAGE_LISTENERS.stream().anyMatch(annotations::isPresent);
		}

	}

}
