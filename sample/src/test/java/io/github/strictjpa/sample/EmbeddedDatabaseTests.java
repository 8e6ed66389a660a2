package io.github.strictjpa.sample;

import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the application runs as it is, on the embedded database.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class EmbeddedDatabaseTests {

	@Autowired
	private RestTestClient client;

	@Autowired
	private DataSource dataSource;

	@Test
	void servesUsersOnAMigratedDatabase() {
		Map<String, String> user = Map.of("email", "ada@example.org", "fullName", "Ada Lovelace");

		this.client.post()
			.uri("/users")
			.contentType(MediaType.APPLICATION_JSON)
			.body(user)
			.exchange()
			.expectStatus()
			.isCreated();
		this.client.post()
			.uri("/users")
			.contentType(MediaType.APPLICATION_JSON)
			.body(user)
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectBody()
			.json("{\"detail\": \"Another user has this email.\"}");

		this.client.get().uri("/users").exchange().expectBody().json("{\"totalElements\": 1}");
		this.client.get().uri("/actuator/health").exchange().expectBody().json("{\"status\": \"UP\"}");
		assertThat(new JdbcTemplate(this.dataSource).queryForObject("select h2version()", String.class)).isNotBlank();
	}

}
