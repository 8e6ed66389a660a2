package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.context.annotation.ScannedGenericBeanDefinition;
import org.springframework.util.ClassUtils;

/**
 * Finds the packages that hold the code of an application: those of its main class, those
 * that it scans for entities, and those of the components that were found by scanning.
 */
final class ApplicationPackages {

	private static final List<String> FRAMEWORKS = List.of("org.springframework.", "org.hibernate.", "jakarta.",
			"java.");

	private ApplicationPackages() {
	}

	/**
	 * Return the packages, without those that are below another one.
	 */
	static List<String> of(ConfigurableListableBeanFactory beanFactory) {
		SortedSet<String> names = new TreeSet<>(EntityScanPackages.get(beanFactory).getPackageNames());
		for (String beanName : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(beanName);
			if (definition instanceof ScannedGenericBeanDefinition && definition.getBeanClassName() != null) {
				names.add(ClassUtils.getPackageName(definition.getBeanClassName()));
			}
		}
		names.removeIf((name) -> FRAMEWORKS.stream().anyMatch((name + ".")::startsWith));
		if (AutoConfigurationPackages.has(beanFactory)) {
			names.addAll(AutoConfigurationPackages.get(beanFactory));
		}
		return outermost(names);
	}

	private static List<String> outermost(SortedSet<String> names) {
		List<String> outermost = new ArrayList<>();
		for (String name : names) {
			if (outermost.stream().noneMatch((outer) -> name.startsWith(outer + "."))) {
				outermost.add(name);
			}
		}
		return outermost;
	}

}
