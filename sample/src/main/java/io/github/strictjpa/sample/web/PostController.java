package io.github.strictjpa.sample.web;

import io.github.strictjpa.sample.blog.PostRequest;
import io.github.strictjpa.sample.blog.PostResponse;
import io.github.strictjpa.sample.blog.PostService;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves single posts.
 */
@RestController
@RequestMapping("/posts/{id}")
class PostController {

	private final PostService posts;

	PostController(PostService posts) {
		this.posts = posts;
	}

	@GetMapping
	PostResponse find(@PathVariable long id) {
		return this.posts.find(id);
	}

	@PutMapping
	PostResponse update(@PathVariable long id, @Valid @RequestBody PostRequest request) {
		return this.posts.update(id, request);
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable long id) {
		this.posts.delete(id);
	}

}
