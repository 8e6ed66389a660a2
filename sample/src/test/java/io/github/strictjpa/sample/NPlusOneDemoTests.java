package io.github.strictjpa.sample;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for one query for each row, which is answered and recorded.
 */
class NPlusOneDemoTests extends ApiTestCase {

	@Test
	void answersAndListsTheRepetition() {
		createPost(createUser("ada@example.org"), "First");
		createUser("bob@example.org");
		createUser("eve@example.org");

		this.client.get()
			.uri("/demo/n-plus-one")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"ada@example.org\": 1, \"bob@example.org\": 0, \"eve@example.org\": 0}");
		assertThat(sent()).containsExactly("count users", "select users", "select posts", "select posts",
				"select posts");

		this.client.get().uri("/actuator/jpaviolations").exchange().expectStatus().isOk().expectBody().json("""
				{"violations": [
				{"rule": "lazy-load", "level": "fail", "state": "suppressed", "count": 3,
				"subject": "io.github.strictjpa.sample.blog.User.posts"},
				{"rule": "n-plus-one", "level": "warn", "state": "new", "count": 1,
				"subject": "io.github.strictjpa.sample.blog.User.posts", "entryPoint": "GET /demo/n-plus-one",
				"origin": {"className": "io.github.strictjpa.sample.blog.NPlusOneDemo", "methodName": "countPosts"}}],
				"dropped": 0}
				""");
	}

	@Test
	void createsTheUsersThatItNeedsInAnEmptyDatabase() {
		this.client.get()
			.uri("/demo/n-plus-one")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Map.class)
			.value((counts) -> assertThat(counts).hasSize(3));

		this.client.get()
			.uri("/actuator/jpaviolations/n-plus-one")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.violations.length()")
			.isEqualTo(1);
	}

}
