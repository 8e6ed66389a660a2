package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.query.QueryGuard;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Hands every persistence unit that Spring builds its {@link QueryGuard}, if a rule needs
 * it.
 */
final class QueryGuardPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<QueryGuard> guard;

	QueryGuardPostProcessor(ObjectProvider<QueryGuard> guard) {
		this.guard = guard;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			factory.getJpaPropertyMap()
				.putAll(this.guard.getObject()
					.settingsFor(() -> PersistenceUnitPostProcessor.nameOf(factory, beanName)));
		}
		return bean;
	}

}
