package io.github.strictjpa.repository;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.util.ClassUtils;

/**
 * Reads the values of a position. It may have been outside meanwhile, as a token that a
 * client sends back: so all of it is checked.
 */
final class KeysetPosition {

	private KeysetPosition() {
	}

	static List<@Nullable Object> valuesOf(KeysetScrollPosition position, Keyset keyset) {
		List<@Nullable Object> values = new ArrayList<>();
		for (KeysetColumn column : keyset.columns()) {
			if (!position.getKeys().containsKey(column.name())) {
				throw refuse(keyset, "has no value for '%s'".formatted(column.name()));
			}
			values.add(valueOf(position.getKeys().get(column.name()), column, keyset));
		}
		return values;
	}

	private static @Nullable Object valueOf(@Nullable Object value, KeysetColumn column, Keyset keyset) {
		if (value == null) {
			if (!column.nullable()) {
				throw refuse(keyset, "has null for '%s', which is never null".formatted(column.name()));
			}
			return null;
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(column.target().getType());
		try {
			Object converted = DefaultConversionService.getSharedInstance().convert(value, type);
			if (converted != null) {
				return converted;
			}
		}
		catch (ConversionException ex) {
			throw refuse(keyset, "has a %s for '%s', which is a %s".formatted(value.getClass().getSimpleName(),
					column.name(), type.getSimpleName()));
		}
		throw refuse(keyset, "has an empty value for '%s'".formatted(column.name()));
	}

	private static InvalidPositionException refuse(Keyset keyset, String problem) {
		return new InvalidPositionException(problem, keyset.columns().stream().map(KeysetColumn::name).toList());
	}

}
