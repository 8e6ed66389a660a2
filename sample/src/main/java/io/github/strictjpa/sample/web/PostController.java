package io.github.strictjpa.sample.web;

import io.github.strictjpa.sample.blog.PostRequest;
import io.github.strictjpa.sample.blog.PostResponse;
import io.github.strictjpa.sample.blog.PostService;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves posts.
 */
@RestController
@RequestMapping("/posts")
class PostController {

	private final PostService posts;

	PostController(PostService posts) {
		this.posts = posts;
	}

	@GetMapping
	WindowResponse<PostResponse> search(@RequestParam(required = false) @Nullable String author,
			@RequestParam(required = false) @Nullable String title,
			@RequestParam(required = false) @Nullable Long after,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
		return WindowResponse.of(this.posts.search(author, title, after, size), PostResponse::id);
	}

	@GetMapping("/{id}")
	PostResponse find(@PathVariable long id) {
		return this.posts.find(id);
	}

	@PutMapping("/{id}")
	PostResponse update(@PathVariable long id, @Valid @RequestBody PostRequest request) {
		return this.posts.update(id, request);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable long id) {
		this.posts.delete(id);
	}

}
