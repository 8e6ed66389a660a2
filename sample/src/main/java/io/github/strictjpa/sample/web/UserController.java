package io.github.strictjpa.sample.web;

import java.net.URI;
import java.util.List;

import io.github.strictjpa.sample.blog.PostRequest;
import io.github.strictjpa.sample.blog.PostResponse;
import io.github.strictjpa.sample.blog.PostService;
import io.github.strictjpa.sample.blog.UserRequest;
import io.github.strictjpa.sample.blog.UserResponse;
import io.github.strictjpa.sample.blog.UserService;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves users and the posts of a user.
 */
@RestController
@RequestMapping("/users")
class UserController {

	private final UserService users;

	private final PostService posts;

	UserController(UserService users, PostService posts) {
		this.users = users;
		this.posts = posts;
	}

	@GetMapping
	PageResponse<UserResponse> list(@RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int size, Sort sort) {
		return PageResponse.of(this.users.list(PageRequest.of(page, size, sort)));
	}

	@PostMapping
	ResponseEntity<UserResponse> create(@Valid @RequestBody UserRequest request) {
		UserResponse created = this.users.create(request);
		return ResponseEntity.created(URI.create("/users/" + created.id())).body(created);
	}

	@GetMapping("/{id}")
	UserResponse find(@PathVariable long id) {
		return this.users.find(id);
	}

	@PutMapping("/{id}")
	UserResponse update(@PathVariable long id, @Valid @RequestBody UserRequest request) {
		return this.users.update(id, request);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable long id) {
		this.users.delete(id);
	}

	@GetMapping("/{id}/posts")
	List<PostResponse> listPosts(@PathVariable long id) {
		return this.users.listPosts(id);
	}

	@PostMapping("/{id}/posts")
	ResponseEntity<PostResponse> createPost(@PathVariable long id, @Valid @RequestBody PostRequest request) {
		PostResponse created = this.posts.create(id, request);
		return ResponseEntity.created(URI.create("/posts/" + created.id())).body(created);
	}

}
