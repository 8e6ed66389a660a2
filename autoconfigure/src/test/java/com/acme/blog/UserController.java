package com.acme.blog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with entities, as one should not.
 */
@RestController
public class UserController {

	@PersistenceContext
	private EntityManager entityManager;

	@GetMapping("/users/{id}/posts/count")
	int countPosts(@PathVariable Long id) {
		return this.entityManager.find(User.class, id).getPosts().size();
	}

	@GetMapping("/users/{id}")
	public User user(@PathVariable Long id) {
		return this.entityManager.find(User.class, id);
	}

}
