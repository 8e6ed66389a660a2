package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.lazyload.QueryCounter;
import io.github.strictjpa.lazyload.RepetitionGuard;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;

/**
 * Makes every persistence unit that Spring builds, and the sessions that Spring opens,
 * known to a {@link QueryCounter}, if the rule for repeated queries is on.
 */
final class QueryCounterPostProcessor implements BeanPostProcessor, PriorityOrdered {

	private final ObjectProvider<RepetitionGuard> guard;

	QueryCounterPostProcessor(ObjectProvider<RepetitionGuard> guard) {
		this.guard = guard;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			this.guard.getObject()
				.queryCounter(PersistenceUnitPostProcessor.nameOf(factory, beanName))
				.ifPresent((counter) -> register(counter, factory));
		}
		return bean;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	private static void register(QueryCounter counter, AbstractEntityManagerFactoryBean factory) {
		JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
		if (adapter != null) {
			factory.setJpaVendorAdapter(new SessionOpeningAdapter(adapter, counter::watch));
			factory.getJpaPropertyMap().putAll(counter.settings());
		}
	}

}
