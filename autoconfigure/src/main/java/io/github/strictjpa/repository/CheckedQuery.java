package io.github.strictjpa.repository;

import java.io.Serial;

import com.querydsl.core.DefaultQueryMetadata;
import com.querydsl.core.QueryMetadata;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.jpa.HQLTemplates;
import com.querydsl.jpa.JPQLSerializer;
import com.querydsl.jpa.impl.JPAQuery;

/**
 * A query that refuses a path with anything but names in it. QueryDSL writes paths into
 * the query text as they are, so that one made of untrusted text is an injection
 * (CVE-2024-49203); its own check looks for white space only.
 */
final class CheckedQuery<R> extends JPAQuery<R> {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient QuerySource source;

	private CheckedQuery(QuerySource source) {
		super(source.entityManager(), HQLTemplates.DEFAULT, new DefaultQueryMetadata());
		this.source = source;
	}

	/**
	 * Create a query of what was written. QueryDSL rewrites it on the way: {@code any()}
	 * becomes a subquery, and a column of an association in the order a left join.
	 */
	static <R> CheckedQuery<R> of(QuerySource source, QueryMetadata written) {
		CheckedQuery<R> query = new CheckedQuery<>(source);
		query.from(source.root());
		query.where(written.getWhere());
		query.groupBy(written.getGroupBy().toArray(Expression[]::new));
		query.having(written.getHaving());
		query.select(written.getProjection());
		query.orderBy(written.getOrderBy().toArray(OrderSpecifier[]::new));
		if (written.isDistinct()) {
			query.distinct();
		}
		query.getMetadata().setModifiers(written.getModifiers());
		return query;
	}

	@Override
	protected JPQLSerializer createSerializer() {
		return new CheckedSerializer(this.source);
	}

}
