package io.github.strictjpa.sample;

import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the problem details that answer what a client gets wrong.
 */
class BadRequestTests extends ApiTestCase {

	@ParameterizedTest
	@MethodSource
	void namesTheFieldsThatAreWrong(String uri, String body, String... fields) {
		this.client.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.errors[*].field")
			.value((found) -> assertThat(found).asInstanceOf(InstanceOfAssertFactories.list(String.class))
				.containsExactlyInAnyOrder(fields))
			.jsonPath("$.errors[0].message")
			.isNotEmpty();

		assertThat(sent()).isEmpty();
	}

	static Stream<Arguments> namesTheFieldsThatAreWrong() {
		return Stream.of(arguments("/users", "{}", "email", "fullName"),
				arguments("/users", "{'email': 'ada', 'fullName': 'Ada'}", "email"),
				arguments("/users", "{'email': 'ada@example.org', 'fullName': ' '}", "fullName"),
				arguments("/users", "{'email': 'ada@example.org', 'fullName': 'A\\u0000'}", "fullName"),
				arguments("/users", "{'email': 'ada@example.org', 'fullName': '%s'}".formatted("a".repeat(201)),
						"fullName"),
				arguments("/users", "{'email': {'a': 1}, 'fullName': 'Ada'}", "email"),
				arguments("/users/1/posts", "{'body': 'Text'}", "title"),
				arguments("/users/1/posts", "{'title': 'First', 'body': 'A\\u0000'}", "body"),
				arguments("/users/1/posts", "{'title': 'First', 'body': ['a']}", "body"));
	}

	private static Arguments arguments(String uri, String body, String... fields) {
		return Arguments.of(uri, body.replace('\'', '"'), fields);
	}

	@ParameterizedTest
	@CsvSource({ "page=-1, page", "page=1000001, page", "size=0, size", "size=-5, size", "size=101, size",
			"size=100000, size" })
	void namesThePagingThatIsOutOfRange(String query, String parameter) {
		this.client.get()
			.uri("/users?" + query)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo(parameter)
			.jsonPath("$.errors[0].message")
			.isNotEmpty();

		assertThat(sent()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "salary", "posts", "email desc", "id+(case/**/when(1=1)then(1)else(2)end)" })
	void namesTheSortThatIsNoProperty(String sort) {
		this.client.get()
			.uri("/users?sort={sort}", sort)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Cannot sort User by '%s': allowed are email, fullName, id, version.".formatted(sort))
			.jsonPath("$.errors[0].field")
			.isEqualTo("sort");

		assertThat(sent()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/users?page=abc, page, abc", "/users?size=1.5, size, 1.5",
			"/users?page=99999999999, page, 99999999999", "/users/abc, id, abc", "/posts/abc, id, abc",
			"/posts?after=abc, after, abc" })
	void namesTheParameterOfTheWrongType(String uri, String parameter, String value) {
		this.client.get()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Failed to convert '%s' with value: '%s'".formatted(parameter, value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "{", "[]", "\"text\"" })
	void refusesABodyThatIsNoObject(String body) {
		this.client.post()
			.uri("/users")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /users/4711, user", "PUT, /users/4711, user", "DELETE, /users/4711, user",
			"GET, /users/4711/posts, user", "POST, /users/4711/posts, user", "GET, /posts/4711, post",
			"PUT, /posts/4711, post", "DELETE, /posts/4711, post" })
	void namesWhatDoesNotExist(String method, String uri, String kind) {
		this.client.method(HttpMethod.valueOf(method))
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("email", "ada@example.org", "fullName", "Ada", "title", "First"))
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("There is no %s with the id 4711.".formatted(kind));

		assertThat(sent()).hasSize(1);
	}

	@Test
	void answersWhatNothingServesByProblemDetails() {
		this.client.get()
			.uri("/nothing")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		this.client.patch()
			.uri("/users")
			.exchange()
			.expectStatus()
			.isEqualTo(405)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

}
