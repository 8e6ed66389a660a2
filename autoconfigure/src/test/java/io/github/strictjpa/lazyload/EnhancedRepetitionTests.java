package io.github.strictjpa.lazyload;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for repeated loads of enhanced attributes, where they are not refused.
 */
class EnhancedRepetitionTests extends EnhancedTests {

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.rules.lazy-load=warn", "strict-jpa.rules.lazy-write=fail" };
	}

	@Test
	void countsTheStatementsOfAnAttribute() {
		List<Object> ids = List.of(fromTransaction((em) -> call("person", em, "Grace")),
				fromTransaction((em) -> call("person", em, "Barbara")), this.personId);

		inTransaction((em) -> {
			this.sql.reset();
			assertThat(call("biosOf", em, ids).toString()).contains("bio of Ada", "bio of Grace", "bio of Barbara");
		});

		assertThat(this.sql.statements()).hasSize(4);
		assertThat(this.recorder.snapshot().of("lazy-load")).singleElement()
			.satisfies((entry) -> assertThat(entry.count()).isEqualTo(3));
		assertThat(this.recorder.snapshot().of("n-plus-one")).singleElement()
			.satisfies((entry) -> assertThat(entry.violation().message())
				.isEqualTo("com.acme.enhanced.Letters.biosOf (line 106) sent 3 statements for "
						+ "com.acme.enhanced.Person.bio in one session."));
	}

	@Test
	void readsEachReferenceAndEachGroupOnce() {
		inTransaction((em) -> {
			Object sender = call("senderOf", call("readLetter", em, this.letterId));
			this.sql.reset();

			call("nameOf", sender);
			call("nameOf", sender);
			call("mediaOf", sender);
		});

		assertThat(this.sql.statements()).hasSize(2);
		assertThat(this.recorder.snapshot().recorded())
			.extracting((entry) -> entry.violation().subject() + " " + entry.count())
			.containsExactly("com.acme.enhanced.Letter.sender 1", "com.acme.enhanced.Person.photo 1");
	}

	@Test
	void neverRefusesTheSetterOfAReference() {
		Object id = fromTransaction((em) -> call("office", em, this.letterId));
		this.recorder.clear();

		inTransaction((em) -> call("move", call("officeOf", em, this.letterId), "Paris"));

		assertThat(this.recorder.snapshot().of("lazy-write")).hasSize(1);
		inTransaction((em) -> assertThat(call("cityOf", call("findOffice", em, id))).isEqualTo("Paris"));
	}

}
