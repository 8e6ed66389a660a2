package io.github.strictjpa.migration;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.Action;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate does to the schema of a persistence unit.
 *
 * @param setting the setting that says so
 * @param value its value
 */
record SchemaAction(String setting, String value) {

	private static final Set<Action> WRITING = EnumSet.of(Action.CREATE_ONLY, Action.CREATE, Action.CREATE_DROP,
			Action.DROP, Action.UPDATE);

	/**
	 * Return the action that writes the schema, or {@code null} where Hibernate only
	 * reads it. Jakarta's setting wins over Hibernate's, as it does in Hibernate.
	 */
	static @Nullable SchemaAction writing(Map<String, Object> settings) {
		Object jakarta = settings.get(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION);
		if (jakarta != null) {
			return writing(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, jakarta,
					Action.interpretJpaSetting(jakarta));
		}
		Object hibernate = settings.get(SchemaToolingSettings.HBM2DDL_AUTO);
		return writing(SchemaToolingSettings.HBM2DDL_AUTO, hibernate, Action.interpretHbm2ddlSetting(hibernate));
	}

	private static @Nullable SchemaAction writing(String setting, @Nullable Object value, Action action) {
		return (value != null && WRITING.contains(action)) ? new SchemaAction(setting, value.toString()) : null;
	}

	String fix() {
		return SchemaToolingSettings.HBM2DDL_AUTO.equals(this.setting)
				? "Set spring.jpa.hibernate.ddl-auto=none for Spring Boot's own unit, or remove %s."
					.formatted(this.setting)
				: "Remove %s.".formatted(this.setting);
	}

}
