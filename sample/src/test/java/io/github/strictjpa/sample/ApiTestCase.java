package io.github.strictjpa.sample;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.SqlCounter;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Base for tests that talk to the application over HTTP, on an empty PostgreSQL database
 * whose statements are counted.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(CountedDatabase.class)
abstract class ApiTestCase {

	private static final Pattern TABLE = Pattern.compile("\\b(?:from|into|update) (\\w+)");

	@Autowired
	RestTestClient client;

	@Autowired
	private SqlCounter counter;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ViolationRecorder recorder;

	@BeforeEach
	void emptyTheDatabase() {
		this.jdbc.sql("delete from posts").update();
		this.jdbc.sql("delete from users").update();
		this.recorder.clear();
		this.counter.reset();
	}

	/**
	 * Create a user and return their address.
	 */
	String createUser(String email) {
		return created("/users", Map.of("email", email, "fullName", "Ada Lovelace"));
	}

	/**
	 * Create a post of a user and return its address.
	 */
	String createPost(String user, String title) {
		return created(user + "/posts", Map.of("title", title, "body", "Text"));
	}

	/**
	 * Return verb and table of each statement that was sent since this was last called or
	 * reset. Ids come from sequences in blocks of 50, so statements that fetch a block
	 * are left out.
	 */
	List<String> sent() {
		List<String> sent = this.counter.statements()
			.stream()
			.filter((statement) -> !statement.contains("nextval"))
			.map(ApiTestCase::summary)
			.toList();
		this.counter.reset();
		return sent;
	}

	private String created(String uri, Map<String, String> body) {
		String location = this.client.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isCreated()
			.returnResult(Void.class)
			.getResponseHeaders()
			.getFirst(HttpHeaders.LOCATION);
		this.counter.reset();
		return location;
	}

	private static String summary(String statement) {
		String sql = statement.toLowerCase(Locale.ROOT);
		Matcher table = TABLE.matcher(sql);
		String verb = sql.startsWith("select count(") ? "count" : sql.substring(0, sql.indexOf(' '));
		return table.find() ? verb + " " + table.group(1) : sql;
	}

}
