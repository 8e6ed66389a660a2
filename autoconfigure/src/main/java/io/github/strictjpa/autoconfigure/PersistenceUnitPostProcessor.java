package io.github.strictjpa.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Marks every persistence unit that Spring builds, hand-made ones included, so that the
 * {@link StrictJpaIntegrator} hands it over.
 */
final class PersistenceUnitPostProcessor implements BeanPostProcessor, PriorityOrdered {

	private final ObjectProvider<PersistenceUnits> units;

	PersistenceUnitPostProcessor(ObjectProvider<PersistenceUnits> units) {
		this.units = units;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			PersistenceUnits units = this.units.getObject();
			String name = nameOf(factory, beanName);
			StrictJpaIntegrator.Observer observer = (metadata, sessionFactory) -> units
				.add(new PersistenceUnit(name, metadata, sessionFactory));
			factory.getJpaPropertyMap().put(StrictJpaIntegrator.OBSERVER, observer);
		}
		return bean;
	}

	/**
	 * Come before other post-processors: one of them may need an EntityManagerFactory.
	 */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	/**
	 * Return the name that a unit was given. Asked before the factory is initialised, as
	 * Spring then calls every unit without a name {@code default}: of several such units
	 * only the name of the bean tells which is meant.
	 */
	static String nameOf(AbstractEntityManagerFactoryBean factory, String beanName) {
		String name = factory.getPersistenceUnitName();
		if (name != null) {
			return name;
		}
		return beanName.equals("entityManagerFactory") ? "default" : beanName;
	}

}
