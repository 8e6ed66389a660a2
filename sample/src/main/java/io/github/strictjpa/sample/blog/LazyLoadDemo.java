package io.github.strictjpa.sample.blog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static io.github.strictjpa.sample.blog.QUser.user;

/**
 * Breaks the rule {@code lazy-load} on purpose, to show how it is refused.
 *
 * @since 0.1.0
 */
@Service
public class LazyLoadDemo {

	private final UserRepository users;

	LazyLoadDemo(UserRepository users) {
		this.users = users;
	}

	/**
	 * Store a user where there is none, so that there are posts to touch.
	 */
	@Transactional
	public void prepare() {
		if (this.users.select().count() == 0) {
			this.users.persist(new User("ada@example.org", "Ada Lovelace"));
		}
	}

	/**
	 * Count the posts of some users, one SELECT for each: the query has forgotten to
	 * fetch them.
	 * @return never, as the first touch is refused
	 */
	@Transactional(readOnly = true)
	public Map<String, Integer> countPosts() {
		List<User> found = this.users.select().orderBy(user.id.asc()).limit(20).list();
		Map<String, Integer> counts = new LinkedHashMap<>();
		for (User author : found) {
			counts.put(author.getEmail(), author.getPosts().size());
		}
		return counts;
	}

}
