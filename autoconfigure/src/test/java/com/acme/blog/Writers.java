package com.acme.blog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes one side of a relationship only.
 */
@Service
@Transactional
public class Writers {

	@PersistenceContext
	private EntityManager entityManager;

	public void publish(Long userId, String title) {
		User user = this.entityManager.find(User.class, userId);
		user.getPosts().add(new Post(title, null));
	}

	public void publishAtOnce(Long userId, String title) {
		publish(userId, title);
		this.entityManager.flush();
	}

	public int handOver(Long userId, Long postId) {
		User user = this.entityManager.find(User.class, userId);
		int count = user.getPosts().size();
		this.entityManager.find(Post.class, postId).setAuthor(user);
		return count;
	}

}
