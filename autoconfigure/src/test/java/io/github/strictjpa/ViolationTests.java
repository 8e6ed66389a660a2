package io.github.strictjpa;

import org.junit.jupiter.api.Test;

import org.springframework.util.SerializationUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Violation}.
 */
class ViolationTests {

	private static final Rule LAZY_LOAD = Rule.of("lazy-load", Level.FAIL, "Loaded on touch.");

	private static final Violation VIOLATION = Violation.of(LAZY_LOAD, "com.acme.User.posts", "It was touched.",
			"Fetch it.");

	@Test
	void keepsItsKeyFromOneBuildToTheNext() {
		Violation before = VIOLATION.at(new Origin("com.acme.Users", "lambda$list$0", 42))
			.enteredBy("GET /users")
			.withDetail("com.acme.User#1");
		Violation after = VIOLATION.at(new Origin("com.acme.Users$$SpringCGLIB$$0", "list", 43))
			.enteredBy("GET /people")
			.withDetail("com.acme.User#2");

		assertThat(before.key()).isEqualTo(after.key())
			.isEqualTo(new Violation.Key("lazy-load", "com.acme.User.posts", "com.acme.Users#list"));
	}

	@Test
	void differsByCallSite() {
		assertThat(VIOLATION.at(new Origin("com.acme.Users", "list", 42)).key())
			.isNotEqualTo(VIOLATION.at(new Origin("com.acme.Users", "find", 42)).key());
	}

	@Test
	void isKeyedByItsEntryPointWithoutApplicationCode() {
		assertThat(VIOLATION.enteredBy("GET /users").key().callSite()).isEqualTo("GET /users");
		assertThat(VIOLATION.key().callSite()).isEmpty();
	}

	@Test
	void isKeptByASerialisedException() {
		Violation detailed = VIOLATION.at(new Origin("com.acme.Users", "list", 42)).withDetail("com.acme.User#1");

		ViolationException read = SerializationUtils.clone(new ViolationException(detailed));

		assertThat(read.violation()).isEqualTo(detailed);
		assertThat(read).hasMessage("It was touched. Fetch it.");
	}

	@Test
	void tellsItsDetailToNobody() {
		Violation detailed = VIOLATION.withDetail("com.acme.User#1");

		assertThat(detailed).hasToString("It was touched. Fetch it.");
		assertThat(new ViolationException(detailed)).hasMessage("It was touched. Fetch it.");
		assertThat(new ViolationException(detailed).violation().detail()).isEqualTo("com.acme.User#1");
	}

}
