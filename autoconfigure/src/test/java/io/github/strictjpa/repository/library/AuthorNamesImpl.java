package io.github.strictjpa.repository.library;

import java.util.List;

import jakarta.persistence.EntityManager;

/**
 * The implementation of a custom fragment.
 */
public class AuthorNamesImpl implements AuthorNames {

	private final EntityManager entityManager;

	AuthorNamesImpl(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	@Override
	public List<String> names() {
		return this.entityManager.createQuery("select a.name from Author a order by a.name", String.class)
			.getResultList();
	}

}
