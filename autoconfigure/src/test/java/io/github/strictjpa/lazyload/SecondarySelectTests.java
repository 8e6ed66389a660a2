package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.acme.blog.Award;
import com.acme.blog.PermittedReaderRepository;
import com.acme.blog.Reader;
import com.acme.blog.Reader.Avatar;
import com.acme.blog.Reader.City;
import com.acme.blog.Reader.Club;
import com.acme.blog.Readers;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.PermitLazyLoading;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Violation;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the selects that Hibernate sends before a query returns.
 */
class SecondarySelectTests extends BlogTests {

	private static final String READER = "com.acme.blog.Reader";

	private static final String FETCHED = "from Reader r left join fetch r.club left join fetch r.city "
			+ "left join fetch r.card left join fetch r.topics";

	@BeforeEach
	void createThreeReaders() {
		inTransaction((em) -> {
			em.createQuery("delete from Avatar").executeUpdate();
			em.createQuery("from Reader", Reader.class).getResultList().forEach(em::remove);
			em.flush();
			City city = new City("Paris");
			em.persist(city);
			for (int number = 0; number < 3; number++) {
				Club club = new Club("Club " + number);
				Reader reader = new Reader("reader" + number, club, city, "topic");
				em.persist(club);
				em.persist(reader);
				em.persist(new Avatar(reader));
			}
		});
		this.recorder.clear();
		this.sql.reset();
	}

	@Test
	void recordsWhatIsNotFetched() {
		inTransaction((em) -> readers(em, "from Reader"));

		assertThat(this.sql.count()).isEqualTo(1 + 3 + 1 + 3 + 3);
		assertThat(messages()).containsExactlyInAnyOrder(more(3, ".club"), more(1, ".city"), more(3, ".card"),
				more(3, ".topics"));
	}

	@Test
	void recordsAnEagerToOne() {
		inTransaction((em) -> readers(em, FETCHED.replace("left join fetch r.club", "")));

		assertThat(this.sql.count()).isEqualTo(4);
		assertThat(messages()).containsExactly(more(3, ".club"));
	}

	@Test
	void countsABatchOfAnEagerToOneOnce() {
		inTransaction((em) -> {
			for (Reader reader : readers(em, FETCHED)) {
				City city = new City("another");
				em.persist(city);
				em.createQuery("update Reader r set r.city = :city where r.id = :id")
					.setParameter("city", city)
					.setParameter("id", reader.getId())
					.executeUpdate();
			}
		});
		this.sql.reset();

		inTransaction((em) -> readers(em, FETCHED.replace("left join fetch r.city", "")));

		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(messages()).containsExactly(more(1, ".city"));
	}

	@Test
	void recordsAnEagerCollection() {
		inTransaction((em) -> readers(em, FETCHED.replace("left join fetch r.topics", "")));

		assertThat(this.sql.count()).isEqualTo(4);
		assertThat(messages()).containsExactly(more(3, ".topics"));
	}

	@Test
	void recordsTheInverseSideOfAOneToOne() {
		inTransaction((em) -> readers(em, FETCHED.replace("left join fetch r.card", "")));

		assertThat(this.sql.count()).isEqualTo(4);
		assertThat(messages()).containsExactly(more(3, ".card"));
	}

	@Test
	void recordsAToOneByAnotherColumnThanThePrimaryKey() {
		inTransaction((em) -> em.createQuery("from Avatar", Avatar.class).getResultList());

		assertThat(subjects()).contains("com.acme.blog.Reader$Avatar.reader");
	}

	@Test
	void recordsEachQueryForItself() {
		inTransaction((em) -> {
			readers(em, "from Reader");
			em.clear();
			readers(em, "from Reader");
		});

		assertThat(this.recorder.snapshot().of("secondary-select")).hasSize(4)
			.extracting(RecordedViolation::count)
			.containsOnly(2L);
	}

	@Test
	void recordsBeforeTheNextQueryOfTheTransaction() {
		inTransaction((em) -> {
			readers(em, "from Reader");

			em.createQuery("select count(r) from Reader r", Long.class).getSingleResult();

			assertThat(messages()).hasSize(4);
		});
	}

	@Test
	void staysSilentOnWhatIsFetched() {
		inTransaction((em) -> readers(em, FETCHED));

		assertThat(this.sql.count()).isOne();
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void recordsOnlyWhatFindDoesNotJoin() {
		Long id = fromTransaction((em) -> readers(em, FETCHED).get(0).getId());
		this.sql.reset();

		inTransaction((em) -> em.find(Reader.class, id));

		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(messages()).containsExactly(more(1, ".card"));
	}

	@Test
	void staysSilentOnWhatFindJoins() {
		Long id = createAward();

		inTransaction((em) -> assertThat(em.find(Award.class, id).getWinner().getName()).isEqualTo("Ada"));

		assertThat(this.sql.count()).isOne();
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void namesTheEntityWhereSeveralAssociationsLeadToIt() {
		Long id = createAward();

		inTransaction((em) -> em.createQuery("from Award where id = :id", Award.class)
			.setParameter("id", id)
			.getSingleResult());

		assertThat(this.sql.count()).isEqualTo(3);
		assertThat(violations()).singleElement().satisfies((violation) -> {
			assertThat(violation.subject()).isEqualTo("com.acme.blog.User");
			assertThat(violation.message()).contains(
					" sent 2 more statements for com.acme.blog.Award.donor or com.acme.blog.Award.winner before ");
		});
	}

	@Test
	void staysSilentOnWhatThePersistenceContextHolds() {
		inTransaction((em) -> {
			em.createQuery("from Club", Club.class).getResultList();
			em.createQuery("from HomeTown", City.class).getResultList();
			readers(em, FETCHED);
			this.sql.reset();

			readers(em, "from Reader");

			assertThat(this.sql.count()).isOne();
		});

		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void staysSilentOnAQueryForValues() {
		inTransaction((em) -> em.createQuery("select r.nickname from Reader r", String.class).getResultList());

		assertThat(this.sql.count()).isOne();
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void staysSilentInAPermittedScope() {
		inTransaction((em) -> LazyLoading.permit("the test says so", () -> readers(em, "from Reader")));
		inTransaction(this::permitted);

		assertThat(this.sql.count()).isEqualTo(22);
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void staysSilentInAPermittedMethodOfARepository() {
		PermittedReaderRepository repository = this.context.getBean(PermittedReaderRepository.class);

		inTransaction((em) -> assertThat(repository.findAll()).hasSize(3));

		assertThat(this.sql.count()).isEqualTo(11);
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void recordsInAnotherMethodOfThatRepository() {
		PermittedReaderRepository repository = this.context.getBean(PermittedReaderRepository.class);

		inTransaction((em) -> assertThat(repository.findByNicknameStartingWith("reader")).hasSize(3));

		assertThat(this.sql.count()).isEqualTo(11);
		assertThat(messages()).hasSize(4);
	}

	@Test
	void saysWhatItsPageSays() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/secondary-select.md"));

		this.context.getBean(Readers.class).all();

		assertThat(violations()).filteredOn("subject", READER + ".club")
			.singleElement()
			.hasToString("com.acme.blog.Readers.all (line 22) sent a query, and Hibernate sent 3 more statements for "
					+ "com.acme.blog.Reader.club before it returned. Fetch it in the query: "
					+ "FetchPlan.of(QReader.reader).fetchJoin(QReader.reader.club); "
					+ "or map it LAZY, and fetch it where it is used.")
			.satisfies((violation) -> assertThat(page.lines()).contains(violation.toString()));
		assertThat(violations()).filteredOn("subject", READER + ".card")
			.singleElement()
			.extracting(Violation::fix)
			.isEqualTo("Fetch it in the query: FetchPlan.of(QReader.reader).fetchJoin(QReader.reader.card); "
					+ "LAZY has no effect, as its row does not hold the other one's primary key.");
	}

	@PermitLazyLoading("the test says so")
	private void permitted(EntityManager em) {
		readers(em, "from Reader");
	}

	private List<Reader> readers(EntityManager em, String text) {
		return em.createQuery(text, Reader.class).getResultList();
	}

	private Long createAward() {
		Long id = fromTransaction((em) -> {
			User donor = new User("Grace");
			Award award = new Award(user(), donor);
			em.persist(donor);
			em.persist(award);
			return award.getId();
		});
		this.sql.reset();
		return id;
	}

	private List<Violation> violations() {
		return this.recorder.snapshot().of("secondary-select").stream().map(RecordedViolation::violation).toList();
	}

	private List<String> subjects() {
		return violations().stream().map(Violation::subject).toList();
	}

	private List<String> messages() {
		return violations().stream()
			.map((violation) -> violation.message().substring(violation.message().indexOf("Hibernate sent ")))
			.toList();
	}

	private static String more(int count, String attribute) {
		return "Hibernate sent %d more statement%s for %s before it returned.".formatted(count, (count == 1) ? "" : "s",
				READER + attribute);
	}

}
