package io.github.strictjpa.sample;

import java.util.Map;

import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the profile {@code postgres} takes its database from the environment.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@ActiveProfiles("postgres")
class PostgresProfileTests {

	@Autowired
	private RestTestClient client;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void environment(DynamicPropertyRegistry registry) {
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		registry.add("spring.datasource.url", details::getJdbcUrl);
		registry.add("spring.datasource.username", details::getUsername);
		registry.add("spring.datasource.password", details::getPassword);
	}

	@Test
	void servesUsersOnPostgres() {
		this.client.post()
			.uri("/users")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("email", "ada@example.org", "fullName", "Ada Lovelace"))
			.exchange()
			.expectStatus()
			.isCreated();

		this.client.get().uri("/users").exchange().expectBody().json("{\"totalElements\": 1}");
		assertThat(this.jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL");
	}

}
