package com.acme.texts;

import java.util.List;
import java.util.Locale;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/**
 * Queries that are put together from what a method was given.
 */
public class ConcatenatedQueries {

	private final EntityManager entityManager;

	public ConcatenatedQueries(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	public Query plus(String name) {
		return this.entityManager.createQuery("from Item where name = '" + name + "'");
	}

	public Query plusNumber(long id) {
		return this.entityManager.createNativeQuery("select * from item where id = " + id);
	}

	public Query plusAccessor(Filter filter) {
		return this.entityManager.createQuery("from Item order by " + filter.order());
	}

	public Query plusInALocalVariable(String order, boolean descending) {
		String query = "from Item order by " + order.trim();
		if (descending) {
			query += " desc";
		}
		return this.entityManager.createQuery(query);
	}

	public Query builder(String name, List<String> orders) {
		StringBuilder query = new StringBuilder("from Item where 1 = 1");
		if (name != null) {
			query.append(" and name = '").append(name).append('\'');
		}
		if (!orders.isEmpty()) {
			query.append(" order by id");
		}
		return this.entityManager.createQuery(query.toString());
	}

	public Query format(String table, int limit) {
		return this.entityManager
			.createNativeQuery(String.format(Locale.ROOT, "select * from %s limit %d", table, limit));
	}

	public Query formatted(String order) {
		return this.entityManager.createQuery("from Item order by %s".formatted(order));
	}

	public Query oneOfTwo(String name) {
		String condition = (name != null) ? " where name = '" + name + "'" : "";
		return this.entityManager.createQuery("from Item" + condition);
	}

	public Query replaced(String order) {
		return this.entityManager.createQuery("from Item order by :order".replace(":order", order));
	}

	/**
	 * What a request asks for.
	 */
	public record Filter(String name, String order) {

	}

}
