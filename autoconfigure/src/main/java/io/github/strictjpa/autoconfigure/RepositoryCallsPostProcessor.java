package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.query.RepositoryPostProcessor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;

/**
 * Adds a {@link RepositoryPostProcessor} to every JPA repository.
 */
final class RepositoryCallsPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<RepositoryPostProcessor> processor;

	RepositoryCallsPostProcessor(ObjectProvider<RepositoryPostProcessor> processor) {
		this.processor = processor;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof JpaRepositoryFactoryBean<?, ?, ?> repository) {
			repository.addRepositoryFactoryCustomizer(
					(factory) -> factory.addRepositoryProxyPostProcessor(this.processor.getObject()));
		}
		return bean;
	}

}
