package io.github.strictjpa.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Marks every persistence unit that Spring builds, hand-made ones included, so that the
 * {@link StrictJpaIntegrator} hands it over.
 */
final class PersistenceUnitPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<PersistenceUnits> units;

	PersistenceUnitPostProcessor(ObjectProvider<PersistenceUnits> units) {
		this.units = units;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			PersistenceUnits units = this.units.getObject();
			StrictJpaIntegrator.Observer observer = (metadata, sessionFactory) -> units
				.add(new PersistenceUnit(nameOf(factory, beanName), metadata, sessionFactory));
			factory.getJpaPropertyMap().put(StrictJpaIntegrator.OBSERVER, observer);
		}
		return bean;
	}

	static String nameOf(AbstractEntityManagerFactoryBean factory, String beanName) {
		String name = factory.getPersistenceUnitName();
		return (name != null) ? name : beanName;
	}

}
