package io.github.strictjpa.lazyload;

import java.lang.reflect.Proxy;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.proxy.HibernateProxy;

/**
 * What a frame of a class on the stack stands for. Packages are matched by their
 * prefixes, as the names of Hibernate's classes change from one version to the next.
 *
 * @param kind the part that the class plays
 * @param permits the lazy loads that are permitted in it
 * @param origins what its frames stand for
 */
record CodeClass(Kind kind, PermittedCode permits, Origins origins) {

	static CodeClass of(Class<?> type, ApplicationCode applicationCode) {
		Kind kind = kindOf(type, applicationCode);
		return new CodeClass(kind, permits(type, kind, applicationCode), new Origins());
	}

	/**
	 * Return what is permitted by a class of the application, or by the interfaces of the
	 * application that a proxy, such as that of a repository, stands for.
	 */
	private static PermittedCode permits(Class<?> type, Kind kind, ApplicationCode applicationCode) {
		if (kind == Kind.APPLICATION) {
			return PermittedCode.of(type);
		}
		return Proxy.isProxyClass(type)
				? PermittedCode.ofInterfaces(
						interfaces(type).filter((each) -> applicationCode.contains(each.getName())).distinct().toList())
				: PermittedCode.NONE;
	}

	private static Stream<Class<?>> interfaces(Class<?> type) {
		return Stream.of(type.getInterfaces()).flatMap((each) -> Stream.concat(Stream.of(each), interfaces(each)));
	}

	private static Kind kindOf(Class<?> type, ApplicationCode applicationCode) {
		String name = type.getName();
		if (PersistentCollection.class.isAssignableFrom(type) || HibernateProxy.class.isAssignableFrom(type)
				|| isIn(name, "org.hibernate.collection.spi.", "org.hibernate.proxy.")) {
			return Kind.TARGET;
		}
		if (applicationCode.contains(name)) {
			return Kind.APPLICATION;
		}
		if (isIn(name, "java.", "javax.", "jdk.", "sun.", "com.sun.")) {
			return Kind.JDK;
		}
		if (isIn(name, "jakarta.servlet.")) {
			return Kind.SERVLET;
		}
		if (isIn(name, "com.intellij.rt.debugger.")) {
			return Kind.DEBUGGER;
		}
		// products of their own that load on behalf of the application
		if (!isIn(name, "org.hibernate.") || isIn(name, "org.hibernate.validator.", "org.hibernate.search.")) {
			return Kind.LIBRARY;
		}
		return isIn(name, "org.hibernate.event.service.") ? Kind.DISPATCH
				: isIn(name, "org.hibernate.internal.") ? Kind.SESSION : Kind.HIBERNATE;
	}

	private static boolean isIn(String name, String... prefixes) {
		return Stream.of(prefixes).anyMatch(name::startsWith);
	}

	/**
	 * The parts that classes play on the stack of a load, from the inside out.
	 */
	enum Kind {

		/**
		 * Calls the listeners of an event.
		 */
		DISPATCH,

		/**
		 * The session.
		 */
		SESSION,

		/**
		 * The proxy or the collection that is touched.
		 */
		TARGET,

		/**
		 * The JDK, which never asks for itself.
		 */
		JDK,

		/**
		 * Any other part of Hibernate: it asks for itself, or for a load that is
		 * explicit.
		 */
		HIBERNATE,

		/**
		 * The part of a debugger that runs inside of the application: what it shows, no
		 * code has asked for. Debuggers that leave no frame of their own are not known.
		 */
		DEBUGGER,

		/**
		 * A library other than Hibernate.
		 */
		LIBRARY,

		/**
		 * The border of a request: code outside of it did not touch anything.
		 */
		SERVLET,

		/**
		 * The application.
		 */
		APPLICATION

	}

}
