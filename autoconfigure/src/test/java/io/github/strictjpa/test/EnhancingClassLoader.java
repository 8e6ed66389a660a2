package io.github.strictjpa.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.EnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.enhance.spi.UnloadedField;
import org.hibernate.bytecode.internal.BytecodeProviderInitiator;

/**
 * Loads the classes of one package on its own, the entities among them as Hibernate's
 * build plugins enhance them, by the version of Hibernate that runs the tests.
 */
public final class EnhancingClassLoader extends ClassLoader {

	private final String prefix;

	private final Enhancer enhancer;

	public EnhancingClassLoader(String packageName, ClassLoader parent) {
		super(parent);
		this.prefix = packageName + ".";
		this.enhancer = BytecodeProviderInitiator.buildDefaultBytecodeProvider().getEnhancer(context());
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (!name.startsWith(this.prefix)) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : define(name);
		}
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (stream == null) {
				throw new ClassNotFoundException(name);
			}
			byte[] original = stream.readAllBytes();
			byte[] enhanced = this.enhancer.enhance(name, original);
			byte[] bytes = (enhanced != null) ? enhanced : original;
			return defineClass(name, bytes, 0, bytes.length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private EnhancementContext context() {
		return new DefaultEnhancementContext() {

			@Override
			public ClassLoader getLoadingClassLoader() {
				return getParent();
			}

			// as the build plugins do
			@Override
			public boolean doBiDirectionalAssociationManagement(UnloadedField field) {
				return false;
			}

		};
	}

}
