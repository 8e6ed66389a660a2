package io.github.strictjpa.migration;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.boot.Metadata;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.Action;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator.ActionGrouping;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate does to the schema of a persistence unit.
 *
 * @param setting the setting that says so
 * @param value its value
 */
record SchemaAction(String setting, String value) {

	private static final Set<Action> READING = EnumSet.of(Action.NONE, Action.VALIDATE);

	/**
	 * The settings that name an action, in the order in which Hibernate asks them.
	 */
	private static final List<String> SETTINGS = List.of(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION,
			"javax.persistence.schema-generation.database.action", SchemaToolingSettings.HBM2DDL_AUTO);

	/**
	 * Return the action that writes the schema, or {@code null} where Hibernate only
	 * reads it. Hibernate itself says which action its settings make.
	 */
	static @Nullable SchemaAction writing(Metadata metadata, Map<String, Object> settings) {
		for (ActionGrouping grouping : ActionGrouping.interpret(metadata, settings)) {
			if (!READING.contains(grouping.databaseAction())) {
				return of(grouping, settings);
			}
		}
		return null;
	}

	private static SchemaAction of(ActionGrouping grouping, Map<String, Object> settings) {
		for (String setting : SETTINGS) {
			for (String qualified : List.of(setting + "." + grouping.contributor(), setting)) {
				Object value = settings.get(qualified);
				if (value != null) {
					return new SchemaAction(qualified, value.toString());
				}
			}
		}
		return new SchemaAction(SchemaToolingSettings.HBM2DDL_AUTO, grouping.databaseAction().name());
	}

	String fix() {
		return SchemaToolingSettings.HBM2DDL_AUTO.equals(this.setting)
				? "Set spring.jpa.hibernate.ddl-auto=none for Spring Boot's own unit, or remove %s."
					.formatted(this.setting)
				: "Remove %s.".formatted(this.setting);
	}

}
