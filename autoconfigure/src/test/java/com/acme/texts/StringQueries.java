package com.acme.texts;

import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaQuery;
import org.hibernate.Session;

/**
 * Queries as whole constants.
 */
public class StringQueries {

	private static final String BASE = "select i from Item i";

	private final EntityManager entityManager;

	public StringQueries(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	public List<Item> jpql() {
		return this.entityManager.createQuery("select i from Item i", Item.class).getResultList();
	}

	public Object nativeSql() {
		return this.entityManager.createNativeQuery("select count(*) from item").getSingleResult();
	}

	public List<Item> twice(boolean ordered) {
		if (ordered) {
			return this.entityManager.createQuery(BASE + " order by i.id", Item.class).getResultList();
		}
		return this.entityManager.createQuery(BASE, Item.class).getResultList();
	}

	public int update(Session session) {
		return session.createMutationQuery("update Item set name = ''").executeUpdate();
	}

	public List<Integer> inLambda(List<String> names) {
		return names.stream()
			.map((name) -> this.entityManager.createQuery("from Item where name = :name", Item.class)
				.setParameter("name", name)
				.getResultList()
				.size())
			.toList();
	}

	public List<Item> given(String query) {
		return this.entityManager.createQuery(query, Item.class).getResultList();
	}

	public List<Item> criteria() {
		CriteriaQuery<Item> query = this.entityManager.getCriteriaBuilder().createQuery(Item.class);
		query.from(Item.class);
		return this.entityManager.createQuery(query).getResultList();
	}

	public List<Item> named() {
		return this.entityManager.createNamedQuery("Item.all", Item.class).getResultList();
	}

	public Item find(long id) {
		return this.entityManager.find(Item.class, id);
	}

}
