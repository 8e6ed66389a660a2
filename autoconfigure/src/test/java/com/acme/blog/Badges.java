package com.acme.blog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes to a collection.
 */
@Service
@Transactional
public class Badges {

	@PersistenceContext
	private EntityManager entityManager;

	public void award(Long userId, String label) {
		User user = this.entityManager.find(User.class, userId);
		user.getBadges().add(new Badge(label, user));
	}

}
