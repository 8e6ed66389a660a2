package com.acme.blog;

import java.util.Collection;
import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for one author after the other.
 */
@Service
@Transactional
public class Authors {

	@PersistenceContext
	private EntityManager entityManager;

	public List<String> ofPosts(Collection<Long> ids) {
		List<Post> posts = this.entityManager.createQuery("from Post p where p.id in :ids", Post.class)
			.setParameter("ids", ids)
			.getResultList();
		return posts.stream().map((post) -> post.getAuthor().getName()).toList();
	}

}
