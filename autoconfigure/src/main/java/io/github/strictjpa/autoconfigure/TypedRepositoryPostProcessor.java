package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.TypedRepositoryContributor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.util.ClassUtils;

/**
 * Puts a {@link TypedRepositoryContributor} into the definition of each
 * {@link TypedRepository}, whoever registered it, in front of the contributor that the
 * application chose. A definition, unlike a factory bean, is what ahead-of-time
 * processing reads; one that it has written is left as it is.
 */
final class TypedRepositoryPostProcessor implements BeanFactoryPostProcessor {

	private static final String CONTRIBUTOR = "repositoryFragmentsContributor";

	private static final String TRANSACTION_MANAGER = "transactionManager";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (isTypedRepository(definition, classLoader)) {
				contribute(definition.getPropertyValues());
			}
		}
	}

	/**
	 * Only what has the constructor argument of a repository is looked at more closely:
	 * other beans keep their classes unloaded.
	 */
	private static boolean isTypedRepository(BeanDefinition definition, @Nullable ClassLoader classLoader) {
		ValueHolder argument = definition.getConstructorArgumentValues().getArgumentValue(0, null, null, null);
		if (argument == null) {
			return false;
		}
		Class<?> factory = classOf(definition.getBeanClassName(), classLoader);
		if (factory == null || !JpaRepositoryFactoryBean.class.isAssignableFrom(factory)) {
			return false;
		}
		Class<?> repository = classOf(argument.getValue(), classLoader);
		return repository != null && TypedRepository.class.isAssignableFrom(repository);
	}

	private static void contribute(MutablePropertyValues properties) {
		Object chosen = properties.get(CONTRIBUTOR);
		if (chosen instanceof BeanDefinition definition
				&& TypedRepositoryContributor.class.getName().equals(definition.getBeanClassName())) {
			return;
		}
		RootBeanDefinition contributor = new RootBeanDefinition(TypedRepositoryContributor.class);
		if (chosen != null) {
			contributor.getPropertyValues().add("delegate", chosen);
		}
		Object transactionManager = properties.get(TRANSACTION_MANAGER);
		if (transactionManager != null) {
			contributor.getPropertyValues().add(TRANSACTION_MANAGER, transactionManager);
		}
		properties.add(CONTRIBUTOR, contributor);
	}

	private static @Nullable Class<?> classOf(@Nullable Object value, @Nullable ClassLoader classLoader) {
		if (value instanceof String name && ClassUtils.isPresent(name, classLoader)) {
			return ClassUtils.resolveClassName(name, classLoader);
		}
		return (value instanceof Class<?> type) ? type : null;
	}

}
