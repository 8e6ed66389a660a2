package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.migration.UnmanagedSchemaCheck;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Refuses a unit whose schema Hibernate is about to write, before it does: it writes when
 * the factory is built, which is too early for {@link StartupChecks}. What those would
 * find in this unit is listed as well.
 */
final class SchemaWriteGuard implements PersistenceUnitContributor {

	private final UnmanagedSchemaStartupCheck unmanagedSchema;

	private final ObjectProvider<MappingStartupCheck> mapping;

	private final ViolationReporter reporter;

	SchemaWriteGuard(UnmanagedSchemaStartupCheck unmanagedSchema, ObjectProvider<MappingStartupCheck> mapping,
			ViolationReporter reporter) {
		this.unmanagedSchema = unmanagedSchema;
		this.mapping = mapping;
		this.reporter = reporter;
	}

	@Override
	public void contribute(PersistenceUnit unit) {
		if (this.reporter.level(UnmanagedSchemaCheck.RULE) != Level.FAIL
				|| !UnmanagedSchemaCheck.isWrittenByHibernate(unit.metadata(), unit.sessionFactory())) {
			return;
		}
		List<PersistenceUnit> units = List.of(unit);
		List<Violation> unmanaged = refused(this.unmanagedSchema.check(units));
		if (!unmanaged.isEmpty()) {
			List<Violation> refused = new ArrayList<>();
			this.mapping.ifAvailable((check) -> refused.addAll(refused(check.check(units))));
			refused.addAll(unmanaged);
			throw new RefusedStartException(refused);
		}
	}

	private List<Violation> refused(Stream<Violation> violations) {
		List<Violation> refused = new ArrayList<>();
		violations.forEach((violation) -> {
			try {
				this.reporter.report(violation);
			}
			catch (ViolationException ex) {
				refused.add(ex.violation());
			}
		});
		return refused;
	}

}
