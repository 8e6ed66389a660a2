package io.github.strictjpa.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Tells where the migrations of a database stand.
 */
@FunctionalInterface
interface DraftTargets {

	DraftTarget of(String url);

	/**
	 * Read it from the properties of Flyway, without a Flyway bean.
	 */
	static DraftTargets configured(Environment environment) {
		Binder binder = Binder.get(environment);
		List<String> locations = binder.bind("spring.flyway.locations", Bindable.listOf(String.class))
			.orElse(List.of("classpath:db/migration"));
		return (url) -> new DraftTarget(DraftTarget.order(locations, url), null,
				binder.bind("spring.flyway.sql-migration-prefix", String.class).orElse("V"),
				binder.bind("spring.flyway.sql-migration-separator", String.class).orElse("__"), ".sql");
	}

}
