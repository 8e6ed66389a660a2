package com.acme.texts;

import jakarta.persistence.EntityManager;

/**
 * Stands for a class that an annotation processor has written.
 */
public class Item_ {

	public Object all(EntityManager entityManager) {
		return entityManager.createQuery("from Item").getResultList();
	}

}
