package io.github.strictjpa.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the users and the posts of a user.
 */
class UserApiTests extends ApiTestCase {

	@Test
	void createsAUser() {
		this.client.post()
			.uri("/users")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("email", "ada@example.org", "fullName", "Ada Lovelace"))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueMatches("Location", "/users/\\d+")
			.expectBody()
			.json("{\"email\": \"ada@example.org\", \"fullName\": \"Ada Lovelace\", \"posts\": []}");

		assertThat(sent()).containsExactly("insert users");
	}

	@Test
	void findsAUserWithTheirPosts() {
		String user = createUser("ada@example.org");
		createPost(user, "First");
		createPost(user, "Second");

		this.client.get().uri(user).exchange().expectStatus().isOk().expectBody().json("""
				{"email": "ada@example.org", "posts": [{"title": "First"}, {"title": "Second"}]}
				""");

		assertThat(sent()).containsExactly("select users", "select posts");
	}

	@Test
	void changesAUser() {
		String user = createUser("ada@example.org");
		createPost(user, "First");

		this.client.put()
			.uri(user)
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("email", "countess@example.org", "fullName", "Countess of Lovelace"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"email\": \"countess@example.org\", \"posts\": [{\"title\": \"First\"}]}");
		assertThat(sent()).containsExactly("select users", "select posts", "update users");

		this.client.get()
			.uri(user)
			.exchange()
			.expectBody()
			.json("{\"email\": \"countess@example.org\", \"fullName\": \"Countess of Lovelace\"}");
	}

	@Test
	void deletesAUserWithTheirPosts() {
		String user = createUser("ada@example.org");
		String first = createPost(user, "First");
		createPost(user, "Second");

		this.client.delete().uri(user).exchange().expectStatus().isNoContent();
		assertThat(sent()).containsExactly("select users", "select posts", "delete posts", "delete users");

		this.client.get().uri(user).exchange().expectStatus().isNotFound();
		this.client.get().uri(first).exchange().expectStatus().isNotFound();
	}

	@Test
	void answersDeletionsOfTheSameUserByProblems() throws Exception {
		String user = createUser("ada@example.org");
		createPost(user, "First");
		Callable<Integer> deletion = () -> this.client.delete()
			.uri(user)
			.exchange()
			.returnResult(String.class)
			.getStatus()
			.value();
		ExecutorService threads = Executors.newFixedThreadPool(8);

		List<Integer> answers = new ArrayList<>();
		for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(16, deletion))) {
			answers.add(answer.get());
		}
		threads.shutdown();

		assertThat(answers).containsOnlyOnce(204).isSubsetOf(204, 404, 409);
	}

	@Test
	void listsThePostsOfAUser() {
		String user = createUser("ada@example.org");
		createPost(user, "First");
		createPost(createUser("bob@example.org"), "Other");

		this.client.get()
			.uri(user + "/posts")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].title")
			.isEqualTo("First");

		assertThat(sent()).containsExactly("select users", "select posts");
	}

	@Test
	void createsAPost() {
		String user = createUser("ada@example.org");
		createPost(user, "First");

		this.client.post()
			.uri(user + "/posts")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("title", "Second"))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueMatches("Location", "/posts/\\d+")
			.expectBody()
			.jsonPath("$.authorId")
			.isEqualTo(Integer.parseInt(user.substring("/users/".length())))
			.jsonPath("$.title")
			.isEqualTo("Second")
			.jsonPath("$.body")
			.doesNotExist();

		assertThat(sent()).containsExactly("select users", "insert posts");
	}

	@Test
	void pagesUsersInTwoStatementsAndACount() {
		for (int number = 0; number < 5; number++) {
			createPost(createUser("user" + number + "@example.org"), "Post " + number);
		}

		this.client.get().uri("/users?page=1&size=2").exchange().expectStatus().isOk().expectBody().json("""
				{"content": [
				{"email": "user2@example.org", "posts": [{"title": "Post 2"}]},
				{"email": "user3@example.org", "posts": [{"title": "Post 3"}]}],
				"page": 1, "size": 2, "totalElements": 5, "totalPages": 3}
				""");

		assertThat(sent()).containsExactlyInAnyOrder("select users", "select posts", "count users");
	}

	@Test
	void sortsUsersAsTheRequestAsks() {
		createUser("ada@example.org");
		createUser("bob@example.org");

		this.client.get().uri("/users?sort=email,desc").exchange().expectStatus().isOk().expectBody().json("""
				{"content": [{"email": "bob@example.org"}, {"email": "ada@example.org"}]}
				""");
	}

	@Test
	void pagesNothing() {
		this.client.get()
			.uri("/users?page=&size=")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"content\": [], \"page\": 0, \"size\": 20, \"totalElements\": 0, \"totalPages\": 0}");
		this.client.get().uri("/users?page=1000000&size=100").exchange().expectStatus().isOk();
	}

	@Test
	void refusesADuplicateEmail() {
		createUser("ada@example.org");
		String other = createUser("bob@example.org");

		this.client.post()
			.uri("/users")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("email", "ada@example.org", "fullName", "Somebody"))
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("{\"status\": 409, \"detail\": \"Another user has this email.\"}");
		assertThat(sent()).containsExactly("insert users");

		this.client.put()
			.uri(other)
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("email", "ada@example.org", "fullName", "Somebody"))
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.CONFLICT);
	}

}
