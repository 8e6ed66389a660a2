package com.acme.blog;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A plain Spring Data repository.
 */
public interface PostRepository extends JpaRepository<Post, Long> {

	List<Post> findByTitle(String title);

	Stream<Post> streamByTitle(String title);

	@EntityGraph(attributePaths = "author")
	List<Post> readByTitle(String title);

}
