package com.acme.query;

import java.util.List;

import com.querydsl.core.types.Predicate;
import com.querydsl.core.types.dsl.Expressions;
import io.github.strictjpa.repository.TypedRepository;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;

import static com.acme.query.QUser.user;

/**
 * Queries of a typed repository.
 */
public class UserSelects {

	private final TypedRepository<User, Long> users;

	public UserSelects(TypedRepository<User, Long> users) {
		this.users = users;
	}

	public List<User> list(Predicate... predicates) {
		return this.users.select().where(predicates).list();
	}

	public List<User> limited() {
		return this.users.select().limit(5).list();
	}

	public Page<User> page(Pageable pageable, Predicate... predicates) {
		return this.users.select().where(predicates).page(pageable);
	}

	public void slice(Pageable pageable) {
		this.users.select().slice(pageable);
	}

	public void scroll(ScrollPosition position) {
		this.users.select().limit(1).scroll(position);
	}

	public Page<User> ordered(Pageable pageable) {
		return this.users.select().orderBy(user.id.asc()).page(pageable);
	}

	public List<User> sortedByText(String column) {
		return this.users.select().orderBy(Expressions.stringPath(user, column).asc()).list();
	}

}
