package io.github.strictjpa.sample.blog;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static io.github.strictjpa.sample.blog.QPost.post;

/**
 * Reads and writes posts.
 *
 * @since 0.1.0
 */
@Service
@Transactional(readOnly = true)
public class PostService {

	private final UserRepository users;

	private final PostRepository posts;

	PostService(UserRepository users, PostRepository posts) {
		this.users = users;
		this.posts = posts;
	}

	/**
	 * Return a post.
	 * @param id the id of the post
	 * @return the post
	 * @throws NotFoundException if there is no such post
	 */
	public PostResponse find(long id) {
		return PostResponse.of(get(id));
	}

	/**
	 * Search posts, oldest first.
	 * @param author a part of the author's name, or {@code null} for everybody's
	 * @param title a part of the title, or {@code null} for any
	 * @param after the id of the post after which to go on, or {@code null} for the
	 * beginning
	 * @param size how many posts are returned at most
	 * @return the posts
	 */
	public Window<PostResponse> search(@Nullable String author, @Nullable String title, @Nullable Long after,
			int size) {
		return this.posts.select()
			.where((author != null) ? post.author.fullName.containsIgnoreCase(author) : null,
					(title != null) ? post.title.containsIgnoreCase(title) : null)
			.limit(size)
			.scroll((after != null) ? ScrollPosition.forward(Map.of("id", after)) : ScrollPosition.keyset())
			.map(PostResponse::of);
	}

	/**
	 * Store a new post.
	 * @param authorId the id of the user who wrote it
	 * @param request the post
	 * @return the post as it is stored
	 * @throws NotFoundException if there is no such user
	 */
	@Transactional
	public PostResponse create(long authorId, PostRequest request) {
		User author = this.users.findById(authorId).orElseThrow(() -> new NotFoundException("user", authorId));
		Post created = new Post(request.title(), request.body());
		author.addPost(created);
		this.posts.persist(created);
		return PostResponse.of(created);
	}

	/**
	 * Change a post.
	 * @param id the id of the post
	 * @param request the post as it shall be
	 * @return the post
	 * @throws NotFoundException if there is no such post
	 */
	@Transactional
	public PostResponse update(long id, PostRequest request) {
		Post changed = get(id);
		changed.setTitle(request.title());
		changed.setBody(request.body());
		return PostResponse.of(changed);
	}

	/**
	 * Delete a post.
	 * @param id the id of the post
	 * @throws NotFoundException if there is no such post
	 */
	@Transactional
	public void delete(long id) {
		this.posts.delete(get(id));
	}

	private Post get(long id) {
		return this.posts.findById(id).orElseThrow(() -> new NotFoundException("post", id));
	}

}
