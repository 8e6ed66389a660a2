package io.github.strictjpa.sample;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that tell the story of the application: many users read in few statements, and a
 * lazy load that is refused.
 */
class LazyLoadDemoTests extends ApiTestCase {

	@Test
	void readsFiftyUsersWithTheirPostsInTwoStatementsAndACount() {
		for (int number = 0; number < 50; number++) {
			String user = createUser("user" + number + "@example.org");
			IntStream.range(0, 3).forEach((post) -> createPost(user, "Post " + post));
		}

		this.client.get()
			.uri("/users?size=50")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.content.length()")
			.isEqualTo(50)
			.jsonPath("$.content[*].posts[*].title")
			.value((titles) -> assertThat((List<?>) titles).hasSize(150))
			.jsonPath("$.totalElements")
			.isEqualTo(50);

		assertThat(sent()).containsExactlyInAnyOrder("select users", "select posts", "count users");
		expectViolations(0);
	}

	@Test
	void refusesALazyLoadAndListsIt() {
		createPost(createUser("ada@example.org"), "First");

		this.client.get()
			.uri("/demo/lazy-load")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{"status": 500, "rule": "lazy-load", "subject": "io.github.strictjpa.sample.blog.User.posts",
					"instance": "/demo/lazy-load"}
					""")
			.jsonPath("$.type")
			.value((type) -> assertThat(type).asString().endsWith("/docs/rules/lazy-load.md"))
			.jsonPath("$.origin")
			.value((origin) -> assertThat(origin).asString()
				.matches("io\\.github\\.strictjpa\\.sample\\.blog\\.LazyLoadDemo\\.countPosts \\(line \\d+\\)"))
			.jsonPath("$.detail")
			.value((detail) -> assertThat(detail).asString()
				.contains("LazyLoadDemo.countPosts (line", "touched", "User.posts"))
			.jsonPath("$.fix")
			.isEqualTo("Fetch it: FetchPlan.of(QUser.user).selectIn(QUser.user.posts); "
					+ "or permit it: @PermitLazyLoading(\"why\").");
		assertThat(sent()).containsExactly("count users", "select users");

		this.client.get().uri("/actuator/jpaviolations").exchange().expectStatus().isOk().expectBody().json("""
				{"violations": [{"rule": "lazy-load", "level": "fail", "state": "new", "count": 1,
				"subject": "io.github.strictjpa.sample.blog.User.posts", "entryPoint": "GET /demo/lazy-load",
				"origin": {"className": "io.github.strictjpa.sample.blog.LazyLoadDemo", "methodName": "countPosts"}}],
				"totals": {"lazy-load": 1}, "dropped": 0}
				""");
	}

	@Test
	void createsTheUserThatItNeedsInAnEmptyDatabase() {
		this.client.get().uri("/demo/lazy-load").exchange().expectStatus().is5xxServerError();

		assertThat(sent()).containsExactly("count users", "insert users", "select users");
		expectViolations(1);
	}

	@Test
	void forgetsTheViolationAndGoesOnCounting() {
		this.client.get().uri("/demo/lazy-load").exchange().expectStatus().is5xxServerError();
		this.client.get().uri("/demo/lazy-load").exchange().expectStatus().is5xxServerError();
		double metered = metered();

		this.client.delete()
			.uri("/actuator/jpaviolations/lazy-load")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"forgotten\": 1}");

		expectViolations(0);
		this.client.get().uri("/demo/lazy-load").exchange().expectStatus().is5xxServerError();
		assertThat(metered()).isEqualTo(metered + 1);
	}

	@Test
	void breaksNoRuleWhereItServesUsersAndPosts() {
		String user = createUser("ada@example.org");
		String post = createPost(user, "First");

		Stream.of("/users", user, user + "/posts", post)
			.forEach((uri) -> this.client.get().uri(uri).exchange().expectStatus().isOk());
		this.client.delete().uri(post).exchange().expectStatus().isNoContent();
		this.client.delete().uri(user).exchange().expectStatus().isNoContent();

		expectViolations(0);
	}

	private void expectViolations(int count) {
		this.client.get()
			.uri("/actuator/jpaviolations")
			.exchange()
			.expectBody()
			.jsonPath("$.violations.length()")
			.isEqualTo(count);
	}

	private double metered() {
		Number[] value = new Number[1];
		this.client.get()
			.uri("/actuator/metrics/strict.jpa.violations?tag=rule:lazy-load")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.measurements[0].value")
			.value((found) -> value[0] = (Number) found);
		return value[0].doubleValue();
	}

}
