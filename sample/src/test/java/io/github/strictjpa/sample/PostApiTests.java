package io.github.strictjpa.sample;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for single posts.
 */
class PostApiTests extends ApiTestCase {

	private String user = "";

	private String post = "";

	@BeforeEach
	void createThePost() {
		this.user = createUser("ada@example.org");
		this.post = createPost(this.user, "First");
	}

	@Test
	void findsAPost() {
		this.client.get()
			.uri(this.post)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"title\": \"First\", \"body\": \"Text\"}")
			.jsonPath("$.authorId")
			.isEqualTo(Integer.parseInt(this.user.substring("/users/".length())));

		assertThat(sent()).containsExactly("select posts");
	}

	@Test
	void changesAPost() {
		this.client.put()
			.uri(this.post)
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("title", "Second"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"title\": \"Second\"}");
		assertThat(sent()).containsExactly("select posts", "update posts");

		this.client.get()
			.uri(this.post)
			.exchange()
			.expectBody()
			.jsonPath("$.title")
			.isEqualTo("Second")
			.jsonPath("$.body")
			.doesNotExist();
	}

	@Test
	void deletesAPost() {
		this.client.delete().uri(this.post).exchange().expectStatus().isNoContent();
		assertThat(sent()).containsExactly("select posts", "delete posts");

		this.client.get().uri(this.post).exchange().expectStatus().isNotFound();
		this.client.get().uri(this.user).exchange().expectStatus().isOk();
	}

}
