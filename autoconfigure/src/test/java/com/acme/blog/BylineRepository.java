package com.acme.blog;

import org.springframework.data.repository.Repository;

/**
 * A repository whose fragment permits lazy loads in one method.
 */
public interface BylineRepository extends Repository<Post, Long>, Bylines {

}
