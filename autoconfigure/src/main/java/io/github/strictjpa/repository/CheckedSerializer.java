package io.github.strictjpa.repository;

import com.querydsl.core.types.Path;
import com.querydsl.core.types.PathType;
import com.querydsl.jpa.HQLTemplates;
import com.querydsl.jpa.JPQLSerializer;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Writes a query as text, and refuses a path in which a name is none.
 */
final class CheckedSerializer extends JPQLSerializer {

	CheckedSerializer(EntityManager entityManager) {
		super(HQLTemplates.DEFAULT, entityManager);
	}

	@Override
	public @Nullable Void visit(Path<?> path, @Nullable Void context) {
		for (Path<?> step = path; step != null; step = step.getMetadata().getParent()) {
			PathType type = step.getMetadata().getPathType();
			if (type == PathType.PROPERTY || type == PathType.VARIABLE) {
				requireName(String.valueOf(step.getMetadata().getElement()));
			}
		}
		return super.visit(path, null);
	}

	private static void requireName(String text) {
		for (String name : StringUtils.delimitedListToStringArray(text, ".")) {
			boolean valid = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0))
					&& name.chars().allMatch(Character::isJavaIdentifierPart);
			if (!valid) {
				throw new IllegalArgumentException(("The path element '%s' is not the name of a property, and would be "
						+ "written into the query as it is. Use the query class, as in user.email; never build a path "
						+ "from text that comes from outside.")
					.formatted(text));
			}
		}
	}

}
