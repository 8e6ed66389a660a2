package com.acme.blog;

import java.util.List;
import java.util.function.Supplier;

import io.github.strictjpa.PermitLazyLoading;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A service of the application.
 */
@Service
@Transactional
public class Posts {

	private final PostRepository repository;

	Posts(PostRepository repository) {
		this.repository = repository;
	}

	public String authorOf(String title) {
		return this.repository.findByTitle(title).get(0).getAuthor().getName();
	}

	@Transactional(readOnly = true)
	public String authorOfReadOnly(String title) {
		return this.repository.findByTitle(title).get(0).getAuthor().getName();
	}

	public String graphedAuthorOf(String title) {
		return this.repository.readByTitle(title).get(0).getAuthor().getName();
	}

	public List<String> streamedAuthorsOf(String title) {
		return this.repository.streamByTitle(title).map((post) -> post.getAuthor().getName()).toList();
	}

	@PermitLazyLoading("the author is shown on a page that few people open")
	public String permittedAuthorOf(String title) {
		return privateAuthorOf(title);
	}

	public String selfInvokingAuthorOf(String title) {
		return permittedPrivately(title);
	}

	public String permittedInLambda(String title) {
		return delayedByLambda(title).get();
	}

	public String permittedInAnonymousClass(String title) {
		return delayedByAnonymousClass(title).get();
	}

	@PermitLazyLoading("  ")
	public String blankPermit(String title) {
		return privateAuthorOf(title);
	}

	@PermitLazyLoading("only this overload")
	public String overloaded(Long id) {
		return this.repository.findById(id).orElseThrow().getAuthor().getName();
	}

	public String overloaded(String title) {
		return privateAuthorOf(title);
	}

	private String privateAuthorOf(String title) {
		return this.repository.findByTitle(title).get(0).getAuthor().getName();
	}

	@PermitLazyLoading("private methods have no proxy, and need none")
	private String permittedPrivately(String title) {
		return privateAuthorOf(title);
	}

	@PermitLazyLoading("lambdas belong to the method that they are written in")
	private Supplier<String> delayedByLambda(String title) {
		Post post = this.repository.findByTitle(title).get(0);
		return () -> post.getAuthor().getName();
	}

	@PermitLazyLoading("anonymous classes belong to the method that they are written in")
	private Supplier<String> delayedByAnonymousClass(String title) {
		Post post = this.repository.findByTitle(title).get(0);
		return new Supplier<>() {

			@Override
			public String get() {
				return post.getAuthor().getName();
			}

		};
	}

}
