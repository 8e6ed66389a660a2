package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.strictjpa.ViolationException;
import jakarta.persistence.EntityManager;
import org.hibernate.LazyInitializationException;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for lazy loads of enhanced attributes and references.
 */
class EnhancedLoadTests extends EnhancedTests {

	private static final String BIO = "com.acme.enhanced.Person.bio";

	private static final String SENDER = "com.acme.enhanced.Letter.sender";

	@Test
	void refusesAnAttribute() {
		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertThat(assertRefused(BIO, () -> call("bioOf", person)).violation().origin())
				.hasToString("com.acme.enhanced.Letters.bioOf (line 33)");
		});
	}

	@Test
	void saysWhatItsPageSays() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/lazy-load.md"));

		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertThat(page.lines()).contains(assertRefused(BIO, () -> call("bioOf", person)).getMessage());
		});
	}

	@Test
	void refusesAnAttributeThatTheEntityItselfReads() {
		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertThat(assertRefused(BIO, () -> call("describe", person)).violation().origin())
				.hasToString("com.acme.enhanced.Person.describe (line 88)");
		});
	}

	@Test
	void refusesAGroupOfAttributes() {
		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertRefused("com.acme.enhanced.Person.photo", () -> call("mediaOf", person));
			callPermitted("mediaOf", person);

			assertThat(this.sql.count()).isOne();
		});
	}

	@Test
	void refusesAReferenceThatIsNoProxy() {
		inTransaction((em) -> {
			Object sender = call("senderOf", call("readLetter", em, this.letterId));

			assertThat(assertRefused(SENDER, () -> call("nameOf", sender)).violation().fix())
				.isEqualTo("Fetch it: FetchPlan.of(QLetter.letter).fetchJoin(QLetter.letter.sender); or permit it: "
						+ "@PermitLazyLoading(\"why\").");
		});
	}

	@Test
	void refusesAReferenceInAReadOnlySession() {
		Object other = fromTransaction((em) -> call("person", em, "Grace"));

		inTransaction((em) -> {
			em.unwrap(Session.class).setDefaultReadOnly(true);
			call("find", em, other);
			Object sender = call("senderOf", call("readLetter", em, this.letterId));

			assertRefused(SENDER, () -> call("nameOf", sender));
		});
	}

	@Test
	void refusesAReferenceThatNobodyHolds() {
		inTransaction((em) -> {
			Object reference = call("reference", em, this.personId);

			assertRefused("com.acme.enhanced.Person", () -> call("nameOf", reference));
		});
	}

	@Test
	void refusesTheInverseSideOfAOneToOne() {
		fromTransaction((em) -> call("desk", em, this.personId));

		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertThat(assertRefused("com.acme.enhanced.Person.desk", () -> call("deskOf", person)).violation().fix())
				.isEqualTo("Fetch it: FetchPlan.of(QPerson.person).fetchJoin(QPerson.person.desk); or permit it: "
						+ "@PermitLazyLoading(\"why\").");
		});
	}

	@Test
	void refusesACollection() {
		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertRefused("com.acme.enhanced.Person.letters", () -> call("lettersOf", person));
		});
	}

	@Test
	void leavesTheSessionAsItWas() {
		inTransaction((em) -> {
			Object person = call("find", em, this.personId);
			Object sender = call("senderOf", call("readLetter", em, this.letterId));
			assertThat(sender).isSameAs(person);
			call("rename", person, "Grace");
			assertRefused(BIO, () -> call("bioOf", person));

			assertThat(callPermitted("bioOf", person)).isEqualTo("bio of Ada");

			this.sql.reset();
			assertThat(call("bioOf", person)).isEqualTo("bio of Ada");
			assertThat(this.sql.statements()).isEmpty();
		});

		assertThat(fromTransaction((em) -> call("nameOf", call("find", em, this.personId)))).isEqualTo("Grace");
	}

	@Test
	void leavesAReferenceAsItWas() {
		inTransaction((em) -> {
			Object sender = call("senderOf", call("readLetter", em, this.letterId));
			assertRefused(SENDER, () -> call("nameOf", sender));

			assertThat(callPermitted("nameOf", sender)).isEqualTo("Ada");
			assertThat(em.getTransaction().getRollbackOnly()).isFalse();
			call("rename", sender, "Grace");
		});

		assertThat(fromTransaction((em) -> call("nameOf", call("find", em, this.personId)))).isEqualTo("Grace");
	}

	@Test
	void worksOutsideOfATransaction() {
		try (EntityManager em = this.factory.createEntityManager()) {
			Object person = call("find", em, this.personId);

			assertRefused(BIO, () -> call("bioOf", person));

			assertThat(callPermitted("bioOf", person)).isEqualTo("bio of Ada");
		}
	}

	@Test
	void recordsTheSetterOfAVersionedReference() {
		Object id = fromTransaction((em) -> call("office", em, this.letterId));

		inTransaction((em) -> {
			Object office = call("officeOf", em, this.letterId);

			assertThat(
					assertRecorded("lazy-write", "com.acme.enhanced.Letter.office", () -> call("move", office, "Paris"))
						.violation())
				.hasToString("com.acme.enhanced.Offices.move (line 29) set an attribute of "
						+ "com.acme.enhanced.Letter.office, and all of it has to be loaded for that. Fetch it: "
						+ "FetchPlan.of(QLetter.letter).fetchJoin(QLetter.letter.office); or permit it: "
						+ "@PermitLazyLoading(\"why\").");
			em.clear();
		});
		inTransaction((em) -> assertThat(call("cityOf", call("findOffice", em, id))).isEqualTo("London"));
	}

	@Test
	void staysSilentOnTheSetterOfAReferenceThatNeedsNoLoad() {
		inTransaction((em) -> {
			Object sender = call("senderOf", call("readLetter", em, this.letterId));

			assertSilent(0, () -> call("rename", sender, "Grace"));
		});

		assertThat(fromTransaction((em) -> call("nameOf", call("find", em, this.personId)))).isEqualTo("Grace");
	}

	@Test
	void recordsWhatAnEntityListenerReadsDuringTheFlush() {
		Object id = fromTransaction((em) -> call("office", em, this.letterId));
		this.recorder.clear();

		inTransaction((em) -> call("move", call("findOffice", em, id), "Paris"));

		assertThat(this.recorder.snapshot().recorded()).singleElement().satisfies((entry) -> {
			assertThat(entry.violation().subject()).isEqualTo("com.acme.enhanced.Office.plan");
			assertThat(entry.violation().origin()).hasToString("com.acme.enhanced.Office.measure (line 57)");
		});
		inTransaction((em) -> {
			Object office = call("findOffice", em, id);
			assertThat(call("cityOf", office)).isEqualTo("Paris");
			assertThat(call("planLengthOf", office)).isEqualTo("four walls".length());
		});
	}

	@Test
	void staysSilentOnTheSetterOfAnAttribute() {
		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertSilent(0, () -> call("rewrite", person, "new"));
		});

		assertThat(fromTransaction((em) -> callPermitted("bioOf", call("find", em, this.personId)))).isEqualTo("new");
	}

	@Test
	void staysSilentOnTheIdentifierOfAReference() {
		inTransaction((em) -> {
			Object sender = call("senderOf", call("readLetter", em, this.letterId));

			assertSilent(0, () -> assertThat(call("idOf", sender)).isEqualTo(this.personId));
		});
	}

	@Test
	void staysSilentOnEagerAttributes() {
		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertSilent(0, () -> assertThat(call("nameOf", person)).isEqualTo("Ada"));
		});
	}

	@Test
	void staysSilentOnWhatAnEntityGraphLoads() {
		inTransaction((em) -> assertSilent(1, () -> {
			Object person = call("graphed", em, this.personId);

			assertThat(call("bioOf", person)).isEqualTo("bio of Ada");
		}));
	}

	@Test
	void staysSilentOnExplicitLoads() {
		inTransaction((em) -> {
			Object letter = call("readLetter", em, this.letterId);
			Object sender = call("senderOf", letter);

			assertSilent(1, () -> call("initialize", sender));
			assertSilent(1, () -> this.factory.getPersistenceUnitUtil().load(sender, "bio"));
			assertSilent(0, () -> call("bioOf", sender));
		});
	}

	@Test
	void staysSilentOnARefreshAMergeAndARemoval() {
		Object detached = fromTransaction((em) -> call("find", em, this.personId));

		inTransaction((em) -> {
			Object person = call("find", em, this.personId);
			em.unwrap(Session.class).refresh(person);
			call("merge", em, detached);
			call("remove", em, person);
			em.flush();
		});

		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void leavesDetachedAttributesToHibernateAndNamesThem() {
		Object detached = fromTransaction((em) -> call("find", em, this.personId));
		DetachedLoads detachedLoads = this.context.getBean(DetachedLoads.class);

		assertThatExceptionOfType(LazyInitializationException.class).isThrownBy(() -> call("bioOf", detached))
			.satisfies(detachedLoads::record);

		assertThat(this.recorder.snapshot().recorded()).singleElement().satisfies((entry) -> {
			assertThat(entry.violation().subject()).isEqualTo(BIO);
			assertThat(entry.violation().origin()).hasToString("com.acme.enhanced.Letters.bioOf (line 33)");
		});
	}

	@Test
	void namesTheEntityOfADetachedReference() {
		Object sender = fromTransaction((em) -> call("senderOf", call("readLetter", em, this.letterId)));
		DetachedLoads detachedLoads = this.context.getBean(DetachedLoads.class);

		assertThatExceptionOfType(LazyInitializationException.class).isThrownBy(() -> call("nameOf", sender))
			.satisfies(detachedLoads::record);

		assertThat(this.recorder.snapshot().recorded()).singleElement()
			.satisfies((entry) -> assertThat(entry.violation().subject()).isEqualTo("com.acme.enhanced.Person"));
	}

	@Test
	void refusesWithoutMarkingTheTransaction() {
		inTransaction((em) -> {
			Object person = call("find", em, this.personId);

			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> call("bioOf", person));

			assertThat(em.getTransaction().getRollbackOnly()).isFalse();
		});
	}

}
