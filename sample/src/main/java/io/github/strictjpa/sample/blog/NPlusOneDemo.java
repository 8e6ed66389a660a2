package io.github.strictjpa.sample.blog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.strictjpa.SuppressViolations;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static io.github.strictjpa.sample.blog.QUser.user;

/**
 * Breaks the rule {@code n-plus-one} on purpose, to show how it is recorded.
 *
 * @since 0.1.0
 */
@Service
public class NPlusOneDemo {

	private static final int USERS = 3;

	private final UserRepository users;

	NPlusOneDemo(UserRepository users) {
		this.users = users;
	}

	/**
	 * Store users until there are enough of them for a repetition.
	 */
	@Transactional
	public void prepare() {
		for (long count = this.users.select().count(); count < USERS; count++) {
			this.users.persist(new User(UUID.randomUUID() + "@example.org", "A Reader"));
		}
	}

	/**
	 * Count the posts of some users, one SELECT for each. The first would be refused as a
	 * lazy load; where single loads are accepted, it is still seen that they come in
	 * numbers.
	 * @return how many posts each user has, by email
	 */
	@SuppressViolations(rules = "lazy-load", reason = "shows what is seen where single loads are accepted")
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
