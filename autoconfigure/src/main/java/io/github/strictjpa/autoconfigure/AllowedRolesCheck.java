package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.strictjpa.Violation;
import io.github.strictjpa.lazyload.AllowedRoles;
import io.github.strictjpa.report.NearestNames;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Compares {@code strict-jpa.lazy-load.allow} with what the persistence units hold, so
 * that an entry which a rename has left behind is not kept in silence.
 */
final class AllowedRolesCheck implements StartupCheck {

	private static final Log logger = LogFactory.getLog(AllowedRolesCheck.class);

	private static final String PROPERTY = "strict-jpa.lazy-load.allow";

	private final List<String> allowed;

	AllowedRolesCheck(List<String> allowed) {
		this.allowed = allowed;
	}

	@Override
	public Stream<Violation> check(List<PersistenceUnit> units) {
		if (!this.allowed.isEmpty()) {
			Set<String> names = new TreeSet<>();
			units.forEach((unit) -> names.addAll(AllowedRoles.candidates(unit.sessionFactory())));
			this.allowed.forEach((value) -> check(value, names));
		}
		return Stream.empty();
	}

	private static void check(String value, Set<String> names) {
		if (names.stream().anyMatch(AllowedRoles.of(List.of(value))::includes)) {
			return;
		}
		if (AllowedRoles.isWildcard(value)) {
			logger.warn("%s has the value '%s', which matches no entity, association or collection. Remove it."
				.formatted(PROPERTY, value));
			return;
		}
		throw new InvalidConfigurationPropertyValueException(PROPERTY, value,
				"No entity, association or collection has this name. The nearest are %s."
					.formatted(String.join(", ", NearestNames.of(value, names))));
	}

}
