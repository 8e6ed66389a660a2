package com.acme.blog;

import io.github.strictjpa.PermitLazyLoading;

import org.springframework.data.repository.Repository;

/**
 * A repository that permits lazy loads in all of its methods.
 */
@PermitLazyLoading("bylines are shown for one post at a time")
public interface PermittedBylineRepository extends Repository<Post, Long>, Bylines {

}
