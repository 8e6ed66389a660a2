package com.acme.blog;

import io.github.strictjpa.PermitLazyLoading;

/**
 * A fragment of repositories.
 */
public interface Bylines {

	@PermitLazyLoading("a byline is shown for one post")
	String bylineOf(Long id);

	String plainBylineOf(Long id);

}
