package com.acme.blog;

import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists entities whose mapping is eager.
 */
@Service
@Transactional
public class Readers {

	@PersistenceContext
	private EntityManager entityManager;

	public List<Reader> all() {
		return this.entityManager.createQuery("from Reader", Reader.class).getResultList();
	}

}
