package io.github.strictjpa.repository;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.querydsl.jpa.impl.JPAQuery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SelectOptions}.
 */
class SelectOptionsTests {

	@Test
	void roundsATimeoutUpToWholeSeconds() {
		assertThat(hintsOf(SelectOptions.NONE.withTimeout(Duration.ofMillis(1)))).containsEntry("org.hibernate.timeout",
				1);
		assertThat(hintsOf(SelectOptions.NONE.withTimeout(Duration.ofMillis(1500))))
			.containsEntry("org.hibernate.timeout", 2);
		assertThat(hintsOf(SelectOptions.NONE.withTimeout(Duration.ofSeconds(3))))
			.containsEntry("org.hibernate.timeout", 3);
	}

	@Test
	void setsNothingThatWasNotSaid() {
		assertThat(hintsOf(SelectOptions.NONE)).isEmpty();
	}

	private static Map<String, Object> hintsOf(SelectOptions options) {
		Map<String, Object> given = new LinkedHashMap<>();
		options.apply(new JPAQuery<>() {

			@Override
			public JPAQuery<Object> setHint(String name, Object value) {
				given.put(name, value);
				return this;
			}

		});
		return given;
	}

}
