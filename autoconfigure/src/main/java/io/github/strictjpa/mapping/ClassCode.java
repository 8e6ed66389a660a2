package io.github.strictjpa.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.util.ClassUtils;

/**
 * What the methods of a class do with fields and other methods, read from its class file,
 * generated methods included.
 */
final class ClassCode {

	private static final Log logger = LogFactory.getLog(ClassCode.class);

	private final Map<String, MethodCode> methods = new LinkedHashMap<>();

	private ClassCode() {
	}

	/**
	 * Read a class. One without a class file, or with one that is too new to be read, has
	 * no methods.
	 */
	static ClassCode of(Class<?> type) {
		ClassCode code = new ClassCode();
		try (InputStream classFile = type.getResourceAsStream(ClassUtils.getClassFileName(type))) {
			if (classFile != null) {
				new ClassReader(classFile).accept(code.new MethodCollector(), ClassReader.SKIP_FRAMES);
			}
		}
		catch (IllegalArgumentException ex) {
			logger.warn("The methods of %s were not checked: %s".formatted(type.getName(), ex.getMessage()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return code;
	}

	/**
	 * Return the classes from one up to, but without, {@link Object}.
	 */
	static Stream<Class<?>> hierarchy(Class<?> type) {
		return Stream.<Class<?>>iterate(type,
				(current) -> Objects.nonNull(current) && !Objects.equals(current, Object.class), Class::getSuperclass);
	}

	@Nullable MethodCode method(String name, String descriptor) {
		return this.methods.get(name + descriptor);
	}

	/**
	 * Fills the methods.
	 */
	private final class MethodCollector extends ClassVisitor {

		MethodCollector() {
			super(SpringAsmInfo.ASM_VERSION);
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
				String @Nullable [] exceptions) {
			MethodCode method = new MethodCode(access);
			ClassCode.this.methods.put(name + descriptor, method);
			return method.new StepCollector();
		}

	}

}
