package com.acme.blog;

import jakarta.persistence.EntityManager;

import org.springframework.transaction.annotation.Transactional;

/**
 * What repositories with the fragment do.
 */
class BylinesImpl implements Bylines {

	private final EntityManager entityManager;

	BylinesImpl(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	@Override
	@Transactional
	public String bylineOf(Long id) {
		return plainBylineOf(id);
	}

	@Override
	@Transactional
	public String plainBylineOf(Long id) {
		return this.entityManager.find(Post.class, id).byline();
	}

}
