package io.github.strictjpa.repository;

import java.util.Arrays;
import java.util.Set;

import javax.lang.model.SourceVersion;

import com.querydsl.core.types.Path;
import com.querydsl.core.types.PathType;
import com.querydsl.jpa.HQLTemplates;
import com.querydsl.jpa.JPQLSerializer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Writes a query as text, and refuses a path in which a name is none.
 */
final class CheckedSerializer extends JPQLSerializer {

	private static final Set<PathType> WRITTEN_AS_IT_IS = Set.of(PathType.PROPERTY, PathType.VARIABLE,
			PathType.TREATED_PATH);

	private final QuerySource source;

	CheckedSerializer(QuerySource source) {
		super(HQLTemplates.DEFAULT, source.entityManager());
		this.source = source;
	}

	@Override
	public @Nullable Void visit(Path<?> path, @Nullable Void context) {
		for (Path<?> step = path; step != null; step = step.getMetadata().getParent()) {
			PathType type = step.getMetadata().getPathType();
			if (WRITTEN_AS_IT_IS.contains(type) && step.getMetadata().getElement() instanceof String text) {
				requireName(text);
			}
		}
		return super.visit(path, null);
	}

	private void requireName(String text) {
		if (!Arrays.stream(StringUtils.delimitedListToStringArray(text, ".")).allMatch(SourceVersion::isIdentifier)) {
			this.source.listener().unsafePath(this.source.entity(), text);
			throw new IllegalArgumentException(("The path element '%s' is not the name of a property, and would be "
					+ "written into the query as it is. Use the query class, as in user.email; never build a path from "
					+ "text that comes from outside.")
				.formatted(text));
		}
	}

}
