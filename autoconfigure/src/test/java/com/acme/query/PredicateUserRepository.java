package com.acme.query;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;

/**
 * A repository with Spring Data's executor for QueryDSL.
 */
public interface PredicateUserRepository extends JpaRepository<User, Long>, QuerydslPredicateExecutor<User> {

	List<User> findByIdGreaterThan(long id, Sort sort);

}
