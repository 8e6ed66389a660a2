package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.PermitLazyLoading;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * Tells whether a stack has to be walked to its end in search of a permit. It has not if
 * no class file of the application mentions {@link PermitLazyLoading} and no debugger may
 * be on it.
 */
final class PermitSearch {

	private static final String MENTION = PermitLazyLoading.class.descriptorString();

	private final ApplicationCode applicationCode;

	private final @Nullable ClassLoader classLoader;

	private volatile @Nullable Boolean needed;

	/**
	 * Create a search in the classes of the context class loader.
	 */
	PermitSearch(ApplicationCode applicationCode) {
		this.applicationCode = applicationCode;
		this.classLoader = ClassUtils.getDefaultClassLoader();
	}

	/**
	 * Return whether a permit may be found. The first call reads class files.
	 */
	boolean isNeeded() {
		Boolean known = this.needed;
		return (known != null) ? known : search();
	}

	private synchronized boolean search() {
		Boolean known = this.needed;
		if (known == null) {
			known = isDebugged() || mayPermit();
			this.needed = known;
		}
		return known;
	}

	private static boolean isDebugged() {
		return ManagementFactory.getRuntimeMXBean()
			.getInputArguments()
			.stream()
			.anyMatch((argument) -> argument.contains("jdwp"));
	}

	private boolean mayPermit() {
		boolean known = false;
		for (String name : this.applicationCode.packages()) {
			for (Resource classFile : classFiles(name)) {
				if (isMentionedIn(classFile)) {
					return true;
				}
				known = true;
			}
		}
		// without class files, as in a native image, nobody knows
		return !known;
	}

	private Resource[] classFiles(String packageName) {
		String pattern = "classpath*:" + ClassUtils.convertClassNameToResourcePath(packageName) + "/**/*.class";
		try {
			return new PathMatchingResourcePatternResolver(this.classLoader).getResources(pattern);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The classes of package '%s' can't be read".formatted(packageName), ex);
		}
	}

	private static boolean isMentionedIn(Resource classFile) {
		try (InputStream input = classFile.getInputStream()) {
			return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1).contains(MENTION);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s can't be read".formatted(classFile), ex);
		}
	}

}
