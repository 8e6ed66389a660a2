package com.acme.detached;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * Reads an author before each request that names a post.
 */
public class AuthorFilter implements Filter {

	private final Authors authors;

	public AuthorFilter(Authors authors) {
		this.authors = authors;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String post = request.getParameter("post");
		if (post != null) {
			this.authors.authorOf(Long.valueOf(post));
		}
		chain.doFilter(request, response);
	}

}
