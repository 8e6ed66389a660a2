package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.ClassUtils;

/**
 * Refuses the start where the classes of QueryDSL are on the class path twice: its two
 * artifacts hold the same packages, and which of them answers is a matter of luck.
 */
final class QuerydslArtifactCheck implements BeanFactoryPostProcessor, PriorityOrdered {

	private static final String CLASS_FILE = "com/querydsl/core/types/Path.class";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<String> found = find(beanFactory.getBeanClassLoader());
		if (found.size() > 1) {
			throw new DuplicateQuerydslException(found);
		}
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	private static List<String> find(@Nullable ClassLoader beanClassLoader) {
		ClassLoader classLoader = (beanClassLoader != null) ? beanClassLoader : ClassUtils.getDefaultClassLoader();
		try {
			return (classLoader != null) ? Collections.list(classLoader.getResources(CLASS_FILE))
				.stream()
				.map(QuerydslArtifactCheck::location)
				.distinct()
				.toList() : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String location(URL classFile) {
		String url = classFile.toString();
		return url.substring(0, url.length() - CLASS_FILE.length()).replaceAll("!?/$", "");
	}

}
