package com.acme.query;

import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import org.hibernate.Session;

/**
 * Queries without a repository.
 */
public class UserQueries {

	private final EntityManager entityManager;

	public UserQueries(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	public List<User> withPostsAndRoles() {
		return this.entityManager
			.createQuery("select u from User u left join fetch u.posts left join fetch u.roles", User.class)
			.getResultList();
	}

	public List<User> withPostsAndRolesByCriteria() {
		CriteriaQuery<User> query = this.entityManager.getCriteriaBuilder().createQuery(User.class);
		Root<User> user = query.from(User.class);
		user.fetch("posts");
		user.fetch("roles");
		return this.entityManager.createQuery(query.select(user)).getResultList();
	}

	public List<User> withPostsAndRolesOfSession() {
		return this.entityManager.unwrap(Session.class)
			.createSelectionQuery("from User u join fetch u.roles join fetch u.posts", User.class)
			.getResultList();
	}

	public List<Post> withAuthorsRolesAndComments() {
		return this.entityManager
			.createQuery("select p from Post p join fetch p.author a join fetch a.roles left join fetch p.comments",
					Post.class)
			.getResultList();
	}

	public List<User> withPostsAndTheirComments() {
		return this.entityManager
			.createQuery("select u from User u left join fetch u.posts p left join fetch p.comments", User.class)
			.getResultList();
	}

	public List<User> joinedWithPostsAndRoles() {
		return this.entityManager
			.createQuery("select distinct u from User u left join fetch u.posts join u.roles r where r.id > 0",
					User.class)
			.getResultList();
	}

	public List<User> page(String query, int first, int max) {
		return this.entityManager.createQuery(query, User.class)
			.setFirstResult(first)
			.setMaxResults(max)
			.getResultList();
	}

	public List<User> firstRows(String query, int max) {
		return this.entityManager.createQuery(query, User.class).setMaxResults(max).getResultList();
	}

	public List<User> all(String query) {
		return this.entityManager.createQuery(query, User.class).getResultList();
	}

	public List<User> firstRowsInMemory(String query, int max) {
		return this.entityManager.createQuery(query, User.class)
			.setHint("org.hibernate.limitInMemory", true)
			.setMaxResults(max)
			.getResultList();
	}

}
