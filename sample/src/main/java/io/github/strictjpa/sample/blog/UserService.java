package io.github.strictjpa.sample.blog;

import java.util.List;

import io.github.strictjpa.fetch.FetchPlan;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static io.github.strictjpa.sample.blog.QUser.user;

/**
 * Reads and writes users.
 *
 * @since 0.1.0
 */
@Service
@Transactional(readOnly = true)
public class UserService {

	/**
	 * The constraint that refuses an email that another user has.
	 */
	public static final String UNIQUE_EMAIL = "uk_users_email";

	private static final FetchPlan<User> WITH_POSTS = FetchPlan.of(user).selectIn(user.posts);

	private final UserRepository users;

	UserService(UserRepository users) {
		this.users = users;
	}

	/**
	 * Return some users with their posts, oldest first.
	 * @param page which users
	 * @return the users
	 */
	public Page<UserResponse> list(Pageable page) {
		return this.users.select().fetching(WITH_POSTS).orderBy(user.id.asc()).page(page).map(UserResponse::of);
	}

	/**
	 * Return a user with their posts.
	 * @param id the id of the user
	 * @return the user
	 * @throws NotFoundException if there is no such user
	 */
	public UserResponse find(long id) {
		return UserResponse.of(withPosts(id));
	}

	/**
	 * Store a new user.
	 * @param request the user
	 * @return the user as it is stored
	 */
	@Transactional
	public UserResponse create(UserRequest request) {
		User created = new User(request.email(), request.fullName());
		this.users.persist(created);
		return UserResponse.of(created);
	}

	/**
	 * Change a user.
	 * @param id the id of the user
	 * @param request the user as it shall be
	 * @return the user with their posts
	 * @throws NotFoundException if there is no such user
	 */
	@Transactional
	public UserResponse update(long id, UserRequest request) {
		User changed = withPosts(id);
		changed.setEmail(request.email());
		changed.setFullName(request.fullName());
		return UserResponse.of(changed);
	}

	/**
	 * Delete a user with their posts.
	 * @param id the id of the user
	 * @throws NotFoundException if there is no such user
	 */
	@Transactional
	public void delete(long id) {
		this.users.delete(withPosts(id));
	}

	/**
	 * Return the posts of a user.
	 * @param id the id of the user
	 * @return the posts, oldest first
	 * @throws NotFoundException if there is no such user
	 */
	public List<PostResponse> listPosts(long id) {
		return find(id).posts();
	}

	private User withPosts(long id) {
		return this.users.findById(id, WITH_POSTS).orElseThrow(() -> new NotFoundException("user", id));
	}

}
