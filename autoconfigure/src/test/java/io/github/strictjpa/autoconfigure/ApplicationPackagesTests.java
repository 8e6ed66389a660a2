package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ScannedGenericBeanDefinition;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApplicationPackages}.
 */
class ApplicationPackagesTests {

	@Test
	void takesThePackagesOfMainClassEntitiesAndScannedComponents() {
		new ApplicationContextRunner().withInitializer((context) -> {
			BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
			AutoConfigurationPackages.register(registry, "com.acme.app");
			EntityScanPackages.register(registry, "com.acme.model", "com.acme.app.entities", "org.springframework.x");
			registry.registerBeanDefinition("scanned", scanned());
		})
			.run((context) -> assertThat(ApplicationPackages.of(context.getBeanFactory()))
				.containsExactly("com.acme.app", "com.acme.model", getClass().getPackageName()));
	}

	@Test
	void knowsNoneInAContextThatScansNothing() {
		new ApplicationContextRunner()
			.run((context) -> assertThat(ApplicationPackages.of(context.getBeanFactory())).isEmpty());
	}

	private static ScannedGenericBeanDefinition scanned() {
		try {
			MetadataReaderFactory factory = new SimpleMetadataReaderFactory();
			return new ScannedGenericBeanDefinition(factory.getMetadataReader(Component.class.getName()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static class Component {

	}

}
