package io.github.strictjpa.sample.blog;

import java.util.Objects;

import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.sample.CountedDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.strictjpa.sample.blog.QPost.post;
import static io.github.strictjpa.sample.blog.QUser.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link User} and its posts.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Import(CountedDatabase.class)
class UserTests {

	@Autowired
	private UserRepository users;

	@Autowired
	private PostRepository posts;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void keepsBothSidesWhenAPostIsAddedAndRemoved() {
		User ada = new User("ada@example.org", "Ada Lovelace");
		Post first = new Post("First", null);

		ada.addPost(first);
		assertThat(ada.getPosts()).containsExactly(first);
		assertThat(first.getAuthor()).isSameAs(ada);

		ada.removePost(first);
		assertThat(ada.getPosts()).isEmpty();
		assertThat(first.getAuthor()).isNull();
	}

	@Test
	void showsItsPostsWithoutLettingThemBeChanged() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> new User("ada@example.org", "Ada Lovelace").getPosts().add(new Post("First", null)));
	}

	@Test
	void deletesAPostThatIsRemoved() {
		User stored = new User("grace@example.org", "Grace Hopper");
		stored.addPost(new Post("First", null));
		stored.addPost(new Post("Second", null));
		this.transaction.executeWithoutResult((status) -> this.users.persist(stored));
		long id = Objects.requireNonNull(stored.getId());

		this.transaction.executeWithoutResult((status) -> {
			User found = this.users.findById(id, FetchPlan.of(user).selectIn(user.posts)).orElseThrow();
			found.removePost(found.getPosts().get(0));
		});

		assertThat(this.posts.select().where(post.author.id.eq(id)).list()).extracting(Post::getTitle)
			.containsExactly("Second");
	}

}
