package com.acme.detached;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.acme.blog.Post;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.hibernate.LazyInitializationException;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/**
 * Answers with what was read before.
 */
@RestController
public class PostController {

	private final Authors authors;

	public PostController(Authors authors) {
		this.authors = authors;
	}

	@GetMapping("/posts/{id}/author")
	String author(@PathVariable Long id) {
		return this.authors.authorOf(id);
	}

	@GetMapping("/posts/{id}")
	Post post(@PathVariable Long id) {
		return this.authors.post(id);
	}

	@GetMapping("/posts/{id}/long")
	LongPost longPost(@PathVariable Long id) {
		return new LongPost("x".repeat(100_000), this.authors.post(id));
	}

	@GetMapping("/posts/{id}/view")
	ModelAndView view(@PathVariable Long id) {
		return new ModelAndView(new PostView(), "post", this.authors.post(id));
	}

	@GetMapping("/posts/{id}/answer")
	CompletableFuture<String> answer(@PathVariable Long id) {
		return this.authors.answer(id);
	}

	@GetMapping("/posts/{id}/caught")
	String caught(@PathVariable Long id) {
		try {
			return this.authors.authorOf(id);
		}
		catch (LazyInitializationException ex) {
			return "nobody";
		}
	}

	@GetMapping("/failure")
	String failure() {
		throw new UnsupportedOperationException("of another kind");
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.CONFLICT)
	String handle(LazyInitializationException ex) {
		return "handled by the application";
	}

	/**
	 * More than fits into a buffer, before it fails.
	 */
	record LongPost(String filler, Post post) {

	}

	/**
	 * A view that a template could be.
	 */
	static final class PostView implements View {

		@Override
		public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
			((Post) model.get("post")).byline();
		}

	}

}
