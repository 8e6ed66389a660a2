package io.github.strictjpa.autoconfigure;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * A property as the application configures it, with the place where it does.
 */
record ConfiguredValue(String name, @Nullable Object value, @Nullable Object origin) {

	static ConfiguredValue of(ConfigurationProperty property) {
		return new ConfiguredValue(property.getName().toString(), property.getValue(), property.getOrigin());
	}

	static @Nullable ConfiguredValue find(Environment environment, String name) {
		ConfigurationPropertyName propertyName = ConfigurationPropertyName.ofIfValid(name);
		if (propertyName == null) {
			return null;
		}
		for (var source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(propertyName);
			if (property != null) {
				return of(property);
			}
		}
		return null;
	}

	@Override
	public String toString() {
		String place = (this.origin != null) ? "%n    Origin: %s".formatted(this.origin) : "";
		return "    Property: %s%n    Value: \"%s\"".formatted(this.name, Objects.toString(this.value)) + place;
	}

}
