package io.github.strictjpa.lazyload;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoadOrigins} on entities that are enhanced for lazy loading.
 */
class EnhancedLoadOriginsTests extends EnhancedTests {

	private static final String BIO = "com.acme.enhanced.Person.bio";

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.lazy-load.record-origin=true" };
	}

	@Test
	void namesTheLineThatLoadedTheOwnerOfAnAttribute() {
		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertThat(assertRefused(BIO, () -> call("bioOf", person)).violation().message())
				.endsWith(" Its owner was loaded by com.acme.enhanced.Letters.find (line 29).");
		});
	}

	@Test
	void namesTheLineThatLoadedTheOwnerOfAReference() {
		inTransaction((em) -> {
			Object sender = call("senderOf", call("readLetter", em, this.letterId));

			assertThat(assertRefused("com.acme.enhanced.Letter.sender", () -> call("nameOf", sender)).violation()
				.message()).endsWith(" Its owner was loaded by com.acme.enhanced.Letters.readLetter (line 86).");
		});
	}

	@Test
	void leavesOutEntitiesThatHaveTheAttribute() {
		Object other = fromTransaction((em) -> call("person", em, "Grace"));

		inTransaction((em) -> {
			call("graphed", em, other);
			Object person = call("find", em, this.personId);

			assertThat(assertRefused(BIO, () -> call("bioOf", person)).violation().message())
				.endsWith(" Its owner was loaded by com.acme.enhanced.Letters.find (line 29).");
		});
	}

	@Test
	void namesNoLineWhereTheOwnerMayComeFromTwo() {
		Object other = fromTransaction((em) -> call("person", em, "Grace"));

		inTransaction((em) -> {
			Object person = call("find", em, this.personId);
			callPermitted("nameOf", call("reference", em, other));

			assertThat(assertRefused(BIO, () -> call("bioOf", person)).violation().message())
				.doesNotContain("Its owner was loaded by");
		});
	}

}
