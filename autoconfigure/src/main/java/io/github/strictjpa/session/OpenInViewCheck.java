package io.github.strictjpa.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.strictjpa.Violation;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;

/**
 * Finds what keeps the EntityManager open while a response is written: the interceptor
 * that Spring Boot adds for {@code spring.jpa.open-in-view}, and interceptors and filters
 * that the application declares. Needs the Servlet API.
 *
 * @since 0.1.0
 */
public final class OpenInViewCheck {

	/**
	 * Look for beans that keep the EntityManager open.
	 * @param beanFactory holds the beans of a servlet web application
	 * @return a violation for each such bean
	 */
	public List<Violation> check(ListableBeanFactory beanFactory) {
		List<Violation> violations = new ArrayList<>();
		Map<String, ?> registrations = BeanFactoryUtils.beansOfTypeIncludingAncestors(beanFactory,
				FilterRegistrationBean.class);
		Map<String, OpenEntityManagerInViewFilter> filters = BeanFactoryUtils.beansOfTypeIncludingAncestors(beanFactory,
				OpenEntityManagerInViewFilter.class);
		BeanFactoryUtils.beansOfTypeIncludingAncestors(beanFactory, OpenEntityManagerInViewInterceptor.class)
			.forEach((name, interceptor) -> violations.add(violation(beanFactory, name, interceptor)));
		filters.forEach((name, filter) -> {
			if (!isDisabled(filter, registrations)) {
				violations.add(violation(beanFactory, name, filter));
			}
		});
		registrations.forEach((name, bean) -> {
			if (bean instanceof FilterRegistrationBean<?> registration && registration.isEnabled()
					&& registration.getFilter() instanceof OpenEntityManagerInViewFilter filter
					&& !filters.containsValue(filter)) {
				violations.add(violation(beanFactory, name, filter));
			}
		});
		return violations;
	}

	private static boolean isDisabled(OpenEntityManagerInViewFilter filter, Map<String, ?> registrations) {
		return registrations.values()
			.stream()
			.anyMatch((bean) -> bean instanceof FilterRegistrationBean<?> registration && !registration.isEnabled()
					&& registration.getFilter() == filter);
	}

	private static Violation violation(ListableBeanFactory beanFactory, String beanName, Object holder) {
		String type = holder.getClass().getName();
		String message = "The EntityManager stays open until the response is written, so any getter may send SQL: "
				+ "the bean '%s' (%s) keeps it open.".formatted(beanName, holder.getClass().getSimpleName());
		String change = isFromBoot(beanFactory, beanName) ? "Set spring.jpa.open-in-view=false"
				: "Remove the bean '" + beanName + "'";
		return Violation.of(SessionRules.OPEN_IN_VIEW, type, message,
				change + " and fetch in the query what the response needs.");
	}

	private static boolean isFromBoot(ListableBeanFactory beanFactory, String beanName) {
		if (!(beanFactory instanceof ConfigurableListableBeanFactory factory)
				|| !factory.containsBeanDefinition(beanName)) {
			return false;
		}
		String declaredBy = factory.getBeanDefinition(beanName).getFactoryBeanName();
		return declaredBy != null && declaredBy.startsWith("org.springframework.boot.");
	}

}
