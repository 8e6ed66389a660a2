package io.github.strictjpa.repository;

import java.io.Serial;

import com.querydsl.core.QueryMetadata;
import com.querydsl.jpa.HQLTemplates;
import com.querydsl.jpa.JPQLSerializer;
import com.querydsl.jpa.impl.JPAQuery;
import jakarta.persistence.EntityManager;

/**
 * A query that refuses a path with anything but names in it. QueryDSL writes paths into
 * the query text as they are, so that one made of untrusted text is an injection
 * (CVE-2024-49203); its own check looks for white space only.
 */
final class CheckedQuery<R> extends JPAQuery<R> {

	@Serial
	private static final long serialVersionUID = 1L;

	CheckedQuery(EntityManager entityManager, QueryMetadata metadata) {
		super(entityManager, HQLTemplates.DEFAULT, metadata);
	}

	@Override
	protected JPQLSerializer createSerializer() {
		return new CheckedSerializer(this.entityManager);
	}

}
