package io.github.strictjpa.repository;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.querydsl.core.DefaultQueryMetadata;
import com.querydsl.core.QueryMetadata;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.ExpressionUtils;
import com.querydsl.core.types.Path;
import com.querydsl.jpa.JPAQueryMixin;
import com.querydsl.jpa.impl.JPAUtil;
import jakarta.persistence.Query;

/**
 * Changes or deletes rows by one statement, and brings the persistence context up to
 * date.
 */
final class BulkStatement {

	private static final String UPDATE = "update ";

	private static final String VERSIONED_UPDATE = "update versioned ";

	private final QuerySource source;

	private final QueryMetadata query = new DefaultQueryMetadata();

	BulkStatement(QuerySource source, Condition condition) {
		this.source = source;
		JPAQueryMixin<?> mixin = new JPAQueryMixin<>(this.query);
		mixin.from(source.root());
		if (condition.predicate() != null) {
			mixin.where(condition.predicate());
		}
	}

	long update(Map<Path<?>, Expression<?>> values) {
		this.source.entityManager().flush();
		ManagedRows managed = new ManagedRows(this.source);
		CheckedSerializer serializer = new CheckedSerializer(this.source);
		serializer.serializeForUpdate(this.query, values);
		String text = serializer.toString();
		boolean versioned = managed.version() != null && !values.containsKey(pathOf(managed.version()));
		long rows = execute(versioned ? VERSIONED_UPDATE + text.substring(UPDATE.length()) : text, serializer);
		managed.refresh(values.keySet());
		return rows;
	}

	long delete() {
		this.source.entityManager().flush();
		List<Object> doomed = new ManagedRows(this.source).matching(this.query);
		CheckedSerializer serializer = new CheckedSerializer(this.source);
		serializer.serializeForDelete(this.query);
		long rows = execute(serializer.toString(), serializer);
		if (!doomed.isEmpty()) {
			new DeletedEntities(this.source.session(), doomed).forget();
		}
		return rows;
	}

	private Path<?> pathOf(String attribute) {
		return ExpressionUtils.path(Object.class, this.source.root(), attribute);
	}

	private int execute(String text, CheckedSerializer serializer) {
		Function<String, Query> statements = this.source.entityManager()::createQuery;
		Query statement = statements.apply(text);
		JPAUtil.setConstants(statement, serializer.getConstants(), this.query.getParams());
		return statement.executeUpdate();
	}

}
