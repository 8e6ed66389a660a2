package io.github.strictjpa.sample;

import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * An empty PostgreSQL database whose statements are counted.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CountedDatabase {

	@Bean
	static SqlCounter sqlCounter() {
		return new SqlCounter();
	}

	@Bean
	JdbcConnectionDetails connectionDetails() {
		return TestDatabase.createPostgres();
	}

}
