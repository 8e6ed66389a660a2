package io.github.strictjpa.mapping;

import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Map;
import org.hibernate.mapping.Value;
import org.hibernate.type.CustomType;
import org.hibernate.type.descriptor.java.BasicPluralJavaType;
import org.hibernate.type.descriptor.java.EnumJavaType;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.ArrayJdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcType;

/**
 * Finds enums that are stored by the position of the constant.
 */
final class OrdinalEnumCheck implements MappingCheck {

	private static final Rule RULE = Rule
		.of("ordinal-enum", Level.WARN, "An enum is stored by the position of its constants.")
		.documented();

	@Override
	public Rule rule() {
		return RULE;
	}

	@Override
	public Stream<Violation> check(Metadata metadata) {
		return DistinctViolations.of(MappedAttributes.of(metadata).flatMap(OrdinalEnumCheck::violations));
	}

	private static Stream<Violation> violations(MappedAttribute attribute) {
		Value value = attribute.value();
		if (!(value instanceof Collection collection)) {
			return isByPosition(value) ? Stream.of(violation(attribute, "Enumerated")) : Stream.empty();
		}
		if (isByPosition(collection.getElement())) {
			return Stream.of(violation(attribute, "Enumerated"));
		}
		return (collection instanceof Map map && isByPosition(map.getIndex()))
				? Stream.of(violation(attribute, "MapKeyEnumerated")) : Stream.empty();
	}

	private static Violation violation(MappedAttribute attribute, String annotation) {
		return Violation.of(RULE, attribute.role(),
				"%s is stored by position: a constant that is inserted or moved changes the meaning of the rows."
					.formatted(attribute.role()),
				"Write @%s(EnumType.STRING), or @EnumeratedValue at a field of the enum.".formatted(annotation));
	}

	private static boolean isByPosition(Value value) {
		if (!(value instanceof BasicValue basicValue) || basicValue.hasFormula()) {
			return false;
		}
		BasicValue.Resolution<?> resolution = basicValue.resolve();
		if (resolution.getValueConverter() != null || resolution.getLegacyResolvedBasicType() instanceof CustomType) {
			return false;
		}
		return isByPosition(resolution.getDomainJavaType(), resolution.getJdbcType());
	}

	private static boolean isByPosition(JavaType<?> javaType, JdbcType jdbcType) {
		if (javaType instanceof BasicPluralJavaType<?> plural && jdbcType instanceof ArrayJdbcType array) {
			return isByPosition(plural.getElementJavaType(), array.getElementJdbcType());
		}
		return javaType instanceof EnumJavaType<?> && jdbcType.isInteger();
	}

}
