package io.github.strictjpa.sample;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the search of posts.
 */
class PostSearchTests extends ApiTestCase {

	@BeforeEach
	void createThePosts() {
		String ada = createUser("ada@example.org");
		for (String title : List.of("Notes on the Engine", "Notes 100%", "A poem", "More notes")) {
			createPost(ada, title);
		}
		sent();
	}

	@ParameterizedTest
	@CsvSource({ "'', 4", "?title=NOTES, 3", "?title=notes&author=lovelace, 3", "?author=babbage, 0",
			"?title=100%25, 1", "?title=_, 0", "?author=ADA&title=poem, 1" })
	void findsPostsByTypedPredicates(String query, int found) {
		this.client.get()
			.uri(URI.create("/posts" + query))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.content.length()")
			.isEqualTo(found)
			.jsonPath("$.after")
			.doesNotExist();

		assertThat(sent()).containsExactly("select posts");
	}

	@Test
	void goesOnAfterTheLastPost() {
		Page first = page("/posts?size=3");
		Page second = page("/posts?size=3&after=" + first.after());

		assertThat(first.content()).extracting(Post::title)
			.containsExactly("Notes on the Engine", "Notes 100%", "A poem");
		assertThat(second.content()).extracting(Post::title).containsExactly("More notes");
		assertThat(second.after()).isNull();
		assertThat(sent()).containsExactly("select posts", "select posts");
	}

	private Page page(String uri) {
		return this.client.get()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Page.class)
			.returnResult()
			.getResponseBody();
	}

	record Page(List<Post> content, Long after) {

	}

	record Post(long id, long authorId, String title) {

	}

}
