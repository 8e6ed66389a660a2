package com.acme.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.strictjpa.SuppressViolations;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

public interface UserRepository extends JpaRepository<User, Long>, JpaSpecificationExecutor<User>, UserReports {

	@EntityGraph(attributePaths = { "posts", "roles" })
	List<User> findByName(String name);

	@EntityGraph(attributePaths = { "posts", "posts.comments" })
	List<User> findByNameStartingWith(String prefix);

	@SuppressViolations(rules = "multiple-collection-join", reason = "a user has two roles at most")
	@EntityGraph(attributePaths = { "posts", "roles" })
	List<User> findByNameEndingWith(String suffix);

	@Query("select u from User u left join fetch u.posts p order by p.title, u.id")
	List<User> pageByPost(Pageable pageable);

	@EntityGraph(attributePaths = "posts")
	List<User> findByNameNotOrderById(String name, Limit limit);

	Page<User> findByBossIsNull(Pageable pageable);

	Slice<User> findByBossIsNotNull(Pageable pageable);

	List<User> findByNameNot(String name, Pageable pageable);

	List<User> findByIdGreaterThan(long id, Limit limit);

	Optional<User> findFirstByNameStartingWith(String prefix);

	boolean existsByNameStartingWith(String prefix);

	List<User> findByIdGreaterThan(long id, Sort sort);

	List<User> findByIdGreaterThan(long id);

	List<User> findFirst5ByIdGreaterThan(long id);

	@Query("select u from User u where u.id > :id limit 5")
	List<User> atMostFive(long id);

	List<User> findByFirstNameIsNullOrderByName();

	default List<User> everybody() {
		return findAll();
	}

	Stream<User> streamByIdGreaterThan(long id);

}
