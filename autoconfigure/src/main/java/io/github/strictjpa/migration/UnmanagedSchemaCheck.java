package io.github.strictjpa.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Finds persistence units whose schema does not come from migrations, judged by what
 * their database says and never by what is on the class path.
 *
 * @since 0.1.0
 */
public final class UnmanagedSchemaCheck {

	/**
	 * The schema is not owned by migrations.
	 */
	public static final Rule RULE = Rule
		.of("unmanaged-schema", Level.FAIL, "The schema of a persistence unit does not come from migrations.")
		.documented();

	private final HistoryCheck histories;

	/**
	 * Create a check.
	 * @param histories judges what has run on a database
	 */
	public UnmanagedSchemaCheck(HistoryCheck histories) {
		this.histories = histories;
	}

	/**
	 * Return whether Hibernate writes the schema of a persistence unit.
	 * @param metadata the mapping
	 * @param sessionFactory the unit, which may be about to be built
	 * @return {@code true} if it does, and if there are tables to write
	 */
	public static boolean isWrittenByHibernate(Metadata metadata, SessionFactoryImplementor sessionFactory) {
		return !metadata.getEntityBindings().isEmpty()
				&& SchemaAction.writing(metadata, sessionFactory.getProperties()) != null;
	}

	/**
	 * Judge a persistence unit. One without entities has no schema to be judged.
	 * @param unit the name of the unit
	 * @param metadata the mapping
	 * @param sessionFactory the unit, which may be about to be built
	 * @return the violation, or empty where migrations own the schema
	 */
	public Optional<Violation> check(String unit, Metadata metadata, SessionFactoryImplementor sessionFactory) {
		if (metadata.getEntityBindings().isEmpty()) {
			return Optional.empty();
		}
		SchemaAction action = SchemaAction.writing(metadata, sessionFactory.getProperties());
		MigrationVerdict verdict = this.histories.judge(unit, sessionFactory);
		List<MigrationFinding> findings = new ArrayList<>();
		if (action != null) {
			findings.add(new MigrationFinding(
					"Hibernate writes the schema (%s=%s).".formatted(action.setting(), action.value()), action.fix()));
		}
		findings.addAll(verdict.findings());
		if (findings.isEmpty()) {
			return Optional.empty();
		}
		String message = (action != null || !verdict.migrated())
				? "The schema of the persistence unit '%s' does not come from migrations. "
				: "The schema of the persistence unit '%s' is not what its migrations make. ";
		return Optional.of(Violation
			.of(RULE, unit, message.formatted(unit) + join(findings.stream().map(MigrationFinding::message).toList()),
					join(findings.stream().map(MigrationFinding::fix).distinct().toList()))
			.in(unit));
	}

	private static String join(List<String> sentences) {
		return sentences.stream().collect(Collectors.joining(" "));
	}

}
