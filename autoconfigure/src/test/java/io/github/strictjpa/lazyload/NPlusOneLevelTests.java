package io.github.strictjpa.lazyload;

import java.util.List;
import java.util.stream.IntStream;

import com.acme.blog.User;
import io.github.strictjpa.ViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@code n-plus-one} where single lazy loads are fine and a second is not.
 */
class NPlusOneLevelTests extends BlogTests {

	private List<Long> userIds;

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.rules.lazy-load=off", "strict-jpa.rules.n-plus-one=fail",
				"strict-jpa.n-plus-one.threshold=2" };
	}

	@BeforeEach
	void createUsers() {
		this.userIds = fromTransaction((em) -> IntStream.range(0, 3).mapToObj((number) -> {
			User user = new User("User " + number);
			em.persist(user);
			return user.getId();
		}).toList());
	}

	@Test
	void refusesTheSecondStatementAndEachThatFollows() {
		inTransaction((em) -> {
			List<User> users = this.userIds.stream().map((id) -> em.find(User.class, id)).toList();
			this.sql.reset();
			assertThat(users.get(0).getPosts()).isEmpty();

			for (User user : users.subList(1, 3)) {
				assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> user.getPosts().size())
					.withMessageContaining("sent 2 statements for com.acme.blog.User.posts in one session.");
			}
			assertThat(this.sql.count()).isOne();
		});
	}

	@Test
	void leavesASingleLoadAlone() {
		inTransaction((em) -> assertSilent(() -> assertThat(user().getPosts()).hasSize(2)));
		inTransaction((em) -> assertSilent(() -> assertThat(post().getAuthor().getName()).isEqualTo("Ada")));
	}

}
