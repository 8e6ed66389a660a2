package io.github.strictjpa.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;

import org.springframework.asm.ClassReader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * Reads the class files of the application. A folder or jar that holds tests is not the
 * application's, even if it has the same packages.
 */
final class ApplicationClassFiles {

	private static final String SUFFIX = ".class";

	/**
	 * The tag of a class in a constant pool, after table 4.4-A of the Java Virtual
	 * Machine Specification.
	 */
	private static final int CLASS_CONSTANT = 7;

	private final ApplicationCode applicationCode;

	private final ResourceLoader resourceLoader;

	private final Map<String, Boolean> enums = new HashMap<>();

	ApplicationClassFiles(ApplicationCode applicationCode, ResourceLoader resourceLoader) {
		this.applicationCode = applicationCode;
		this.resourceLoader = resourceLoader;
	}

	Stream<TextFinding> findings() {
		Map<String, List<TextFinding>> byRoot = new LinkedHashMap<>();
		Set<String> tests = new HashSet<>();
		for (String packageName : this.applicationCode.packages()) {
			for (Resource resource : resources(packageName)) {
				ClassReader reader = read(resource);
				ClassTexts texts = new ClassTexts(this::isEnum);
				if (isWritten(reader)) {
					reader.accept(texts, mentionsStringCalls(reader) ? ClassReader.SKIP_FRAMES : ClassReader.SKIP_CODE);
				}
				String root = root(resource, reader);
				byRoot.computeIfAbsent(root, (key) -> new ArrayList<>()).addAll(texts.findings());
				if (texts.isTest()) {
					tests.add(root);
				}
			}
		}
		byRoot.keySet().removeAll(tests);
		return byRoot.values().stream().flatMap(List::stream);
	}

	/**
	 * Return whether the constant pool names a class that takes text, so that the code is
	 * worth reading.
	 */
	private static boolean mentionsStringCalls(ClassReader reader) {
		char[] buffer = new char[reader.getMaxStringLength()];
		for (int item = 1; item < reader.getItemCount(); item++) {
			int offset = reader.getItem(item);
			if (offset > 0 && reader.readByte(offset - 1) == CLASS_CONSTANT
					&& StringCall.isOwner(reader.readUTF8(offset, buffer))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The names of classes that annotation processors write end with an underscore, as
	 * those of the JPA metamodel and of Jakarta Data repositories do.
	 */
	private boolean isWritten(ClassReader reader) {
		String name = ClassUtils.convertResourcePathToClassName(reader.getClassName());
		return this.applicationCode.contains(name) && !name.endsWith("_");
	}

	private Resource[] resources(String packageName) {
		String pattern = "classpath*:" + ClassUtils.convertClassNameToResourcePath(packageName) + "/**/*" + SUFFIX;
		try {
			return new PathMatchingResourcePatternResolver(this.resourceLoader).getResources(pattern);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The classes of package '%s' can't be read".formatted(packageName), ex);
		}
	}

	private static ClassReader read(Resource resource) {
		try (InputStream input = resource.getInputStream()) {
			return new ClassReader(input);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s can't be read".formatted(resource), ex);
		}
	}

	private static String root(Resource resource, ClassReader reader) {
		try {
			String url = resource.getURL().toString();
			return url.substring(0, url.length() - reader.getClassName().length() - SUFFIX.length());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s has no address".formatted(resource), ex);
		}
	}

	private boolean isEnum(String type) {
		return this.enums.computeIfAbsent(type, (name) -> {
			Resource resource = this.resourceLoader.getResource("classpath:" + name + SUFFIX);
			return resource.exists() && "java/lang/Enum".equals(read(resource).getSuperName());
		});
	}

}
