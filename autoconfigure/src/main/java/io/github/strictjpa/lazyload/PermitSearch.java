package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

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

	private final AtomicBoolean begun = new AtomicBoolean();

	private volatile boolean needed = true;

	/**
	 * Create a search in the classes of the context class loader.
	 */
	PermitSearch(ApplicationCode applicationCode) {
		this.applicationCode = applicationCode;
		this.classLoader = ClassUtils.getDefaultClassLoader();
	}

	/**
	 * Return whether a permit may be found. The first call reads class files; until that
	 * is done, other threads are told that one may.
	 */
	boolean isNeeded() {
		if (this.begun.compareAndSet(false, true)) {
			this.needed = mayPermit();
		}
		return this.needed;
	}

	private static boolean isDebugged() {
		return ManagementFactory.getRuntimeMXBean()
			.getInputArguments()
			.stream()
			.anyMatch((argument) -> argument.contains("jdwp"));
	}

	private boolean mayPermit() {
		try {
			return isDebugged() || isMentioned();
		}
		catch (IOException | RuntimeException ex) {
			// what can't be read may hold one
			return true;
		}
	}

	private boolean isMentioned() throws IOException {
		boolean known = false;
		for (String name : this.applicationCode.packages()) {
			String pattern = "classpath*:" + ClassUtils.convertClassNameToResourcePath(name) + "/**/*.class";
			for (Resource classFile : new PathMatchingResourcePatternResolver(this.classLoader).getResources(pattern)) {
				if (new String(classFile.getContentAsByteArray(), StandardCharsets.ISO_8859_1).contains(MENTION)) {
					return true;
				}
				known = true;
			}
		}
		// without class files, as in a native image, nobody knows
		return !known;
	}

}
