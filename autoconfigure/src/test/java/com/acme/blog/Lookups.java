package com.acme.blog;

import java.util.Collection;
import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks up one thing after the other.
 */
@Service
@Transactional
public class Lookups {

	@PersistenceContext
	private EntityManager entityManager;

	private final PostRepository posts;

	Lookups(PostRepository posts) {
		this.posts = posts;
	}

	public List<String> usersById(Collection<Long> ids) {
		return ids.stream().map((id) -> this.entityManager.find(User.class, id).getName()).toList();
	}

	public List<String> postsById(Collection<Long> ids) {
		return ids.stream().map((id) -> this.posts.findById(id).orElseThrow().getTitle()).toList();
	}

	public List<String> postsByTitle(Collection<String> titles) {
		return titles.stream().flatMap((title) -> this.posts.findByTitle(title).stream()).map(Post::getTitle).toList();
	}

	public List<Long> usersByName(Collection<String> names) {
		return names.stream()
			.map((name) -> this.entityManager
				.createQuery("select count(u) from User u where u.name = :name", Long.class)
				.setParameter("name", name)
				.getSingleResult())
			.toList();
	}

	public User user(Long id) {
		return this.entityManager.find(User.class, id);
	}

}
