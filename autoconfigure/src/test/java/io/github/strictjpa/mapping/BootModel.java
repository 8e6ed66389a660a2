package io.github.strictjpa.mapping;

import java.util.stream.Stream;

import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.dialect.H2Dialect;

/**
 * Hibernate's boot model of some classes, made without a database.
 */
final class BootModel {

	private BootModel() {
	}

	static Metadata of(Class<?>... types) {
		MetadataSources sources = new MetadataSources(
				new StandardServiceRegistryBuilder().applySetting("hibernate.dialect", H2Dialect.class.getName())
					.applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
					.build());
		Stream.of(types).forEach(sources::addAnnotatedClass);
		return sources.buildMetadata();
	}

	static Metadata ofMapping(String resource) {
		return new MetadataSources(
				new StandardServiceRegistryBuilder().applySetting("hibernate.dialect", H2Dialect.class.getName())
					.applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
					.build())
			.addResource(resource)
			.buildMetadata();
	}

	/**
	 * Return what a check finds in some classes.
	 */
	static Stream<Violation> violations(MappingCheck check, Class<?>... types) {
		return check.check(of(types));
	}

}
